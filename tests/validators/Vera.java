// Holds PDFs to their standards with the veraPDF library: `java -cp JARS Vera.java STANDARDS FILE...`
// STANDARDS is a list such as `ua1,2a`. For each file and standard it prints one line,
//
//     pass ua1 FILE (106 rules, 5432 tests)
//     fail 2a FILE (153 rules, 5432 tests)
//
// a failed one followed by one indented line for each rule that was broken, with its first place.
// Exit code: 0 when all pass, 1 when one fails, 2 when something could not be checked.

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

public class Vera {
    /** How many failed tests of one file are kept; the rules they break are what is shown. */
    private static final int MOST_FAILURES = 500;

    public static void main(String[] arguments) {
        if (arguments.length < 2) {
            System.err.println("usage: Vera STANDARDS FILE...");
            System.exit(2);
        }
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        int exitCode = 0;
        for (String standard : arguments[0].split(",")) {
            for (int i = 1; i < arguments.length; i++) {
                exitCode = Math.max(exitCode, check(standard, arguments[i]));
            }
        }
        System.exit(exitCode);
    }

    /** Checks one file against one standard, prints what was found and returns the exit code for it. */
    private static int check(String standard, String file) {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(standard);
        try (InputStream bytes = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(bytes, flavour)) {
            ValidationProfile profile = profile(standard);
            PDFAValidator validator =
                    ValidatorFactory.createValidator(profile, MOST_FAILURES, true, false, false);
            ValidationResult result = validator.validate(parser);
            String word = result.isCompliant() ? "pass" : "fail";
            System.out.printf("%s %s %s (%d rules, %d tests)%n",
                    word, standard, file, profile.getRules().size(), result.getTotalAssertions());
            broken(result).forEach((rule, place) -> System.out.println("    " + rule + " at " + place));
            return result.isCompliant() ? 0 : 1;
        } catch (Exception | LinkageError problem) {
            System.out.printf("error %s %s (%s)%n", standard, file, problem);
            return 2;
        }
    }

    /** The rules of a standard, from the library's own resources. */
    private static ValidationProfile profile(String standard) throws Exception {
        String name = standard.startsWith("ua")
                ? "PDFUA-" + standard.substring(2)
                : "PDFA-" + standard.toUpperCase();
        String path = "org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream rules = Vera.class.getClassLoader().getResourceAsStream(path)) {
            if (rules == null) {
                throw new IllegalArgumentException("no rules for `" + standard + "` in the library");
            }
            return Profiles.profileFromXml(rules);
        }
    }

    /** The rules that were broken, once each, with the first place. */
    private static Map<String, String> broken(ValidationResult result) {
        Map<String, String> rules = new LinkedHashMap<>();
        for (TestAssertion test : result.getTestAssertions()) {
            if (test.getStatus() == TestAssertion.Status.FAILED) {
                String rule = test.getRuleId().getClause() + "-" + test.getRuleId().getTestNumber();
                rules.putIfAbsent(rule + " " + test.getMessage(), test.getLocation().getContext());
            }
        }
        return rules;
    }
}
