"""What can be said in a game played line by line."""

HELP = """\
desk            where things stand            1, 2, ...       open a paper of the tray; in it, choose
reforms         all reforms                   reform ID       one of them, with its forecast
decree ID       take it a stage further       decree ID back | announced | WAY
words           what you may begin            word ID [WHOM]  begin it
plan            the shares                    plan ID=N ...   set them
body            who sits, and how they stand  why ID          why a number stands where it does
forecast ID     what a number will do         take back ID    a decree, or `plan`
end             end the turn                  last            what the last turn brought
history         what really happened          chronicle       the whole game so far
save, quit      the game is always saved; leave it and `resume` it"""
