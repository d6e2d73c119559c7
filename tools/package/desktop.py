"""What tells a desktop of the program: its entry in the menu, its kind of file, its description. Texts in three languages."""

from __future__ import annotations

from tools.package.description import MIME_TYPE, NAME, SUMMARY, TITLE

_SUMMARIES = {
    "nl": "Breng het werk van een klein maakbedrijf in kaart, meet het, en rangschik wat te automatiseren",
    "de": "Die Arbeit eines kleinen Herstellers abbilden, messen und ordnen, was zu automatisieren ist",
}
_AUDIT = {"": "Automation audit", "nl": "Automatiseringsaudit", "de": "Automatisierungs-Audit"}

DESKTOP = (
    f"[Desktop Entry]\nType=Application\nName={TITLE}\nComment={SUMMARY}\n"
    + "".join(f"Comment[{code}]={text}\n" for code, text in _SUMMARIES.items())
    + f"Exec={NAME} %f\nIcon={NAME}\nTerminal=false\nCategories=Office;ProjectManagement;\nMimeType={MIME_TYPE};\n"
    + f"StartupWMClass={NAME}\n"
)

MIME = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">\n'
    f' <mime-type type="{MIME_TYPE}">\n'
    + "".join(
        f"  <comment{f' xml:lang={chr(34)}{code}{chr(34)}' if code else ''}>{t}</comment>\n"
        for code, t in _AUDIT.items()
    )
    # An audit behind a password has no mark of its own: it is known by its name alone.
    + '  <glob pattern="*.audit"/>\n </mime-type>\n</mime-info>\n'
)

APPSTREAM = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<component type="desktop-application">\n'
    f" <id>{NAME}</id>\n <name>{TITLE}</name>\n <summary>{SUMMARY}</summary>\n"
    + "".join(f' <summary xml:lang="{code}">{text}</summary>\n' for code, text in _SUMMARIES.items())
    + " <metadata_license>CC0-1.0</metadata_license>\n <project_license>MIT</project_license>\n"
    " <description>\n  <p>Draw the steps of the work of a firm, note what each takes in time and people, and get a ranked list of"
    " what to automate, with its reasons, its money and its doubt, and a report. Everything works without internet.</p>\n"
    " </description>\n"
    f' <launchable type="desktop-id">{NAME}.desktop</launchable>\n'
    f" <provides>\n  <binary>{NAME}</binary>\n  <mediatype>{MIME_TYPE}</mediatype>\n </provides>\n"
    ' <content_rating type="oars-1.1"/>\n</component>\n'
)
