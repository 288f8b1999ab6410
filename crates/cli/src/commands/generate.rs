//! `harbor-preflight generate`: completions and man pages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::print;
use crate::arguments::{Arguments, Generated};
use crate::exit::Exit;
use crate::name::name;

const PROGRAM: &str = "harbor-preflight";

/// Where shells look for completions, in a folder for data such as `~/.local/share`.
const COMPLETIONS: [(Shell, &str); 3] = [
    (Shell::Bash, "bash-completion/completions/harbor-preflight"),
    (Shell::Fish, "fish/vendor_completions.d/harbor-preflight.fish"),
    (Shell::Zsh, "zsh/site-functions/_harbor-preflight"),
];

pub(crate) fn run(what: Option<Generated>, into: Option<&Path>) -> Result<Exit> {
    let mut command = Arguments::command();
    // Gives each subcommand its full name.
    command.build();
    if let Some(folder) = into {
        install(&command, folder)?;
    }
    let mut output = Vec::new();
    match what {
        None => {}
        Some(Generated::Completions(shell)) => output = completions(&command, shell),
        // The pages follow one another in one output.
        Some(Generated::ManPage) => {
            for page in with_pages(&command) {
                clap_mangen::Man::new(page.clone()).render(&mut output)?;
            }
        }
    }
    print(&output)?;
    Ok(Exit::Valid)
}

/// Writes completions and man pages to their places in a folder.
fn install(command: &Command, folder: &Path) -> Result<()> {
    for (shell, place) in COMPLETIONS {
        write(&folder.join(place), &completions(command, shell))?;
    }
    for page in with_pages(command) {
        let mut text = Vec::new();
        clap_mangen::Man::new(page.clone()).render(&mut text)?;
        let page = page.get_display_name().unwrap_or(page.get_name()).replace(' ', "-");
        write(&folder.join("man/man1").join(format!("{page}.1")), &text)?;
    }
    Ok(())
}

fn completions(command: &Command, shell: Shell) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut command.clone(), PROGRAM, &mut text);
    text
}

/// The program and its commands: each has a man page.
fn with_pages(command: &Command) -> impl Iterator<Item = &Command> {
    [command].into_iter().chain(command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help"))
}

fn write(file: &Path, text: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder).with_context(|| name(folder).into_owned())?;
    }
    fs::write(file, text).with_context(|| name(file).into_owned())
}
