//! The program: hands its arguments to the command line, and its answer to the machine.

fn main() -> std::process::ExitCode {
    guildhall::cli::run()
}
