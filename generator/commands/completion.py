"""`tumstock completion`: what a shell needs to complete commands, options and paths."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(short_help="Complete commands in bash, zsh or fish.")
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes this command in a shell.

    \b
    bash: tumstock completion bash > ~/.local/share/bash-completion/completions/tumstock
    zsh:  tumstock completion zsh > "${fpath[1]}/_tumstock"
    fish: tumstock completion fish > ~/.config/fish/completions/tumstock.fish

    Exit status: 0 printed, 2 wrong usage.
    """  # noqa: D301  (the sign that keeps lines apart)
    found = get_completion_class(shell)
    assert found is not None  # noqa: S101  (click knows the shells of the choice)
    click.echo(found(context.find_root().command, {}, "tumstock", "_TUMSTOCK_COMPLETE").source())
