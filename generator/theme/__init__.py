"""The theme `tumstock`: Material with its own header, navigation, footer and language.

MkDocs imports this package before the theme that it extends, which prints a notice about MkDocs 2
unless a variable is set. The versions are pinned, so the notice tells nobody anything.
"""

import os

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
