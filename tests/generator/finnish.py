"""The site's own frameworks and pages with Finnish, a language that is no more than folders."""

from __future__ import annotations

from pathlib import Path

from generator.toolchain.places import ROOT

CONFIG = f"""
site_name: Tumstock
docs_dir: {ROOT}/content
site_dir: site
theme: {{name: tumstock}}
exclude_docs: glossary.yaml
plugins:
  - material/search
  - tumstock:
      frameworks: {ROOT}/frameworks
      locales: [LOCALES]
      workers: 0
      guides: {{into: [into-nivaer.md, into-namn.md]}}
      prose: [how-to.md, results.md, about.md, privacy.md, accessibility.md]
markdown_extensions: [attr_list, def_list, md_in_html, tables, toc: {{permalink: "#"}}]
"""


def configuration(home: Path, *locales: str, more: str = "") -> str:
    """Write the mkdocs.yml of such a site.

    Args:
        home: Folder that it is written into.
        locales: The first is the default.
        more: Settings besides, as YAML.

    Returns:
        The path of the file.
    """
    path = home / "mkdocs.yml"
    path.write_text(CONFIG.replace("LOCALES", ", ".join(locales)) + more, "utf-8")
    return str(path)
