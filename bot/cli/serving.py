"""Commands that run the bot: on Discord, or in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.app import Json, Place, app
from bot.terminal.screen import show, write_document


@app.command()
def run(
    context: typer.Context,
    or_playground: Annotated[
        bool, typer.Option(help="Without a token, open the playground instead.")
    ] = False,
) -> None:
    """Run the bot on Discord; DISCORD_TOKEN or DISCORD_TOKEN_FILE holds its token."""
    place: Place = context.obj
    if or_playground and place.settings.token() is None:
        playground(context)
        return
    from bot.bootstrap import leave, required_token, run_bot

    required_token(place.settings)
    with place.library() as library:
        finished = run_bot(library, place.settings)
        leave(finished=finished)


@app.command()
def sync(context: typer.Context, as_json: Json = False) -> None:
    """Tell Discord of the bot's commands, as after a change that it did not notice."""
    from bot.bootstrap import required_token, sync_commands

    place: Place = context.obj
    required_token(place.settings)
    with place.library() as library:
        names = sync_commands(library, place.settings)
    if as_json:
        write_document({"commands": names})
    else:
        show(f"Discord knows the commands: {', '.join(names)}.")


@app.command()
def invite(
    context: typer.Context,
    application: Annotated[
        int | None, typer.Option(help="The application's id; read from the token unless given.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Print the link that adds the bot to a server, with exactly the permissions it needs."""
    from bot.invite import application_id_of, invite_link

    place: Place = context.obj
    token = place.settings.token()
    found = application or (application_id_of(token.get_secret_value()) if token else None)
    if found is None:
        raise typer.BadParameter("Set DISCORD_TOKEN, or name the application with --application.")
    link = invite_link(found)
    if as_json:
        write_document({"link": link})
    else:
        # As it stands: a line broken at a terminal's width would be no link.
        typer.echo(link)


@app.command()
def playground(
    context: typer.Context,
    port: Annotated[
        int, typer.Option(min=0, max=65_535, help="The local port; 0 for any that is free.")
    ] = 8765,
) -> None:
    """Open the bot on a simulated Discord in the browser; needs no token."""
    from bot.playground import play

    place: Place = context.obj
    with place.library() as library:
        play(library, port)
