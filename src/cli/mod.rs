//! The command line: what can be asked, and what is printed. The only module that prints and asks the clock.

mod arguments;
mod build;
mod check;
mod dates;
mod explain;
mod inspect;
mod new;
mod pack;
mod publish;
mod quote;
mod schema;
mod screen;
mod types;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};
pub use screen::Answer;
use screen::Screen;

/// Runs the command that was asked for.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Asking for help is no mistake.
            let code = if error.use_stderr() {
                Answer::CannotDo
            } else {
                Answer::Done
            };
            let _ = error.print();
            return code.into();
        }
    };
    let screen = Screen::new(&arguments);
    quiet_panics();
    let carried = catch_unwind(AssertUnwindSafe(|| carry_out(&arguments, &screen)));
    let answer = carried.unwrap_or_else(|_| {
        screen.complain("guildhall itself is at fault; nothing was written after the fault. Please report it with the command you used.");
        Answer::OurFault
    });
    answer.into()
}

/// A fault of ours is told in one sentence, not in the words of a programmer.
fn quiet_panics() {
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
}

fn carry_out(arguments: &Arguments, screen: &Screen) -> Answer {
    let outcome = match &arguments.command {
        Command::Build(wanted) => build::run(arguments, wanted, screen),
        Command::Check(wanted) => check::run(arguments, wanted, screen),
        Command::Pack { meeting } => pack::run(arguments, meeting, screen),
        Command::Publish(wanted) => publish::run(arguments, wanted, screen),
        Command::Inspect { file } => inspect::run(arguments, file, screen),
        Command::Types { name, check: false } => types::run(arguments, name.as_deref(), screen),
        Command::Types { check: true, .. } => types::check(arguments, screen),
        Command::Schema { name, write } => schema::run(arguments, name.as_deref(), *write, screen),
        Command::Dates { meeting } => dates::run(arguments, meeting, screen),
        Command::Explain { markdown: true, .. } => {
            screen.print(&explain::markdown());
            Ok(Answer::Done)
        }
        Command::Explain { code, .. } => explain::run(code.as_deref(), screen),
        Command::New { folder } => new::run(folder, screen),
        Command::Completions { shell } => {
            screen.print(&arguments::completions(*shell));
            Ok(Answer::Done)
        }
    };
    outcome.unwrap_or_else(|refusal| {
        screen.complain(&refusal);
        Answer::CannotDo
    })
}
