"""Addresses of pages and anchors; the same in every locale, relative to one another.

A page is named by its directory on the site of a locale: `""` is the start page,
`"ips/personal/"` a reading page.
"""

from __future__ import annotations

import posixpath
import re


def anchor(item_id: str) -> str:
    """Item id as it stands in anchors and element ids.

    Examples:
        >>> anchor("5.1(A)")
        '5-1-a'
        >>> anchor("2")
        '2'
    """
    return re.sub(r"[^a-z0-9]+", "-", item_id.lower()).strip("-")


def relative(target: str, page: str) -> str:
    """Address of a page or file of the locale, as seen from a page.

    Examples:
        >>> relative("ips/form/#form-item-2", "ips/personal/")
        '../form/#form-item-2'
        >>> relative("../assets/site.css", "")
        '../assets/site.css'
        >>> relative("ips/", "ips/")
        './'
    """
    path, hash_sign, fragment = target.partition("#")
    found = posixpath.relpath(path or ".", page or ".")
    if path.endswith("/") or path == "":
        found += "/"
    return found + hash_sign + fragment


def section_page(framework: str, section: str) -> str:
    """Reading page of a section."""
    return f"{framework}/{section}/"


def overview_page(framework: str) -> str:
    """Overview of a framework."""
    return f"{framework}/"


def form_page(framework: str) -> str:
    """Form of a framework."""
    return f"{framework}/form/"


def fidelity_page(framework: str) -> str:
    """Where each item of a framework stands in its source, and how sure that is."""
    return f"{framework}/fidelity/"


def booklet_page(framework: str) -> str:
    """A framework as one page to print."""
    return f"{framework}/print/"


def blank_page(framework: str) -> str:
    """Form of a framework to be filled in by hand."""
    return f"{framework}/blank/"


ASSETS_ON_SITE = "../assets"
"""Folder of the shared assets, from the folder of a locale."""

ASSESSMENTS_PAGE = "assessments/"
"""All assessments in the browser."""

PLAN_PAGE = "assessments/plan/"
"""The action plan of one assessment."""

APPLICATION_PAGE = "assessments/application/"
"""What one assessment brings to an application, for frameworks that have one."""

SIDE_BY_SIDE_PAGE = "assessments/compare/"
"""Assessments side by side."""

CONSENSUS_PAGE = "assessments/consensus/"
"""A joint assessment of several assessors."""

REPORT_PAGE = "assessments/report/"
"""The report of one assessment."""

COMPARE_PAGE = "compare/"
"""The frameworks side by side."""


def source_uri(page: str) -> str:
    """Markdown file of a page.

    Examples:
        >>> source_uri("ips/form/")
        'ips/form/index.md'
    """
    return f"{page}index.md"
