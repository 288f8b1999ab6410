//! `harbor-preflight generate`: completions and the man page, for packagers.

use anyhow::Result;
use clap::CommandFactory;

use super::print;
use crate::arguments::{Arguments, Generated};
use crate::exit::Exit;

pub(crate) fn run(what: Generated) -> Result<Exit> {
    let mut command = Arguments::command();
    let mut output = Vec::new();
    match what {
        Generated::ManPage => {
            // Built, so that each command knows its whole name; one page after the other.
            command.build();
            clap_mangen::Man::new(command.clone()).render(&mut output)?;
            for subcommand in command.get_subcommands().filter(|subcommand| !subcommand.is_hide_set()) {
                clap_mangen::Man::new(subcommand.clone()).render(&mut output)?;
            }
        }
        Generated::Completions(shell) => {
            clap_complete::generate(shell, &mut command, "harbor-preflight", &mut output);
        }
    }
    print(&output)?;
    Ok(Exit::Valid)
}
