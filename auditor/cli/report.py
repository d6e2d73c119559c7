"""``report``: the PDF."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from auditor.cli.audits import open_audit
from auditor.cli.options import AuditPath
from auditor.cli.output import say
from auditor.errors import InputError
from auditor.locale import _, language, ngettext, using
from auditor.report.papers.paper import Paper

if TYPE_CHECKING:  # what draws the PDF is loaded when it is wanted
    from auditor.model import Audit
    from auditor.report.precomputed import Precomputed


class Language(StrEnum):
    """Languages of the report."""

    NL = "nl"
    EN = "en"
    DE = "de"


def report(
    file: AuditPath,
    output: Annotated[
        Path, typer.Option("-o", "--output", help=_("The PDF to write; with --all a folder."), metavar="OUT")
    ],
    paper: Annotated[
        Paper,
        typer.Option(
            help=_(
                "brief: two pages for who decides; audit: the report that can be checked; dossier: the case of each project with a request for quotation; data: all figures and sources."
            )
        ),
    ] = Paper.AUDIT,
    project: Annotated[
        int | None, typer.Option(help=_("Rank of the project that the dossier is of; default all of the plan."))
    ] = None,
    for_suppliers: Annotated[
        bool,
        typer.Option(
            "--for-suppliers", help=_("Of the dossier only the request for quotation, without your own figures.")
        ),
    ] = False,
    since: Annotated[
        Path | None,
        typer.Option(help=_("An earlier audit of the firm: writes what became of its plan."), metavar="EARLIER.audit"),
    ] = None,
    office: Annotated[
        Path | None,
        typer.Option(
            help=_("Name, address, disclaimer, colour, logo and fonts of the office that makes the papers."),
            metavar="OFFICE.toml",
            envvar="AUDITOR_OFFICE",
        ),
    ] = None,
    all_papers: Annotated[
        bool, typer.Option("--all", help=_("All papers and the spreadsheet, into a folder."))
    ] = False,
    lang: Annotated[
        Language | None, typer.Option(help=_("Language of the report; default that of the system."))
    ] = None,
    sections: Annotated[
        str | None,
        typer.Option(
            help=_("Only these sections, in this order: keys with commas between. Default: as the audit says.")
        ),
    ] = None,
    attach_data: Annotated[bool, typer.Option("--attach-data", help=_("Put the audit as JSON into the PDF."))] = False,
    names: Annotated[bool, typer.Option("--names", help=_("Tell who does what by name."))] = False,
    simulated: Annotated[
        bool, typer.Option("--simulate", help=_("Play the floor too, as it is and with the plan (takes longer)."))
    ] = False,
    poster: Annotated[bool, typer.Option("--poster", help=_("The map and the roadmap on one page of A3."))] = False,
) -> None:
    """Write a paper of the audit as a PDF: the audit report, or another one."""
    from auditor.report.office import NO_OFFICE, read_office, using_office
    from auditor.report.papers.everything import write_all
    from auditor.report.papers.making import Wanted, write_follow_up, write_paper
    from auditor.report.poster import write_poster
    from auditor.report.precomputed import NOTHING
    from auditor.report.section_choice import only, with_settings

    with open_audit(file, read_only=True) as opened:
        audit, revision = opened.audit, opened.revision
    earlier = None
    if since is not None:
        with open_audit(since, read_only=True) as opened:
            earlier = opened.audit
    if sections is not None:
        audit = only(audit, sections.split(","))
    if attach_data:
        audit = with_settings(audit, attaches_data=True)
    if names:
        audit = with_settings(audit, names_people=True)
    made_by = read_office(office) if office is not None else NO_OFFICE
    if made_by.remark:
        say(made_by.remark)
    with using(lang.value if lang else language()), using_office(made_by):
        if all_papers:
            known = _simulated(audit) if simulated else NOTHING
            for path in write_all(audit, output, known=known, revision=revision):
                say(_("Wrote {path}.").format(path=path))
            return
        if poster:
            write_poster(audit, output, revision=revision)
            pages: int | None = 1
        elif earlier is not None:
            pages = write_follow_up(audit, earlier, output, revision=revision)
        else:
            pages = write_paper(
                audit,
                Wanted(paper, project, for_suppliers),
                output,
                known=_simulated(audit) if simulated else NOTHING,
                revision=revision,
            )
    if pages is None:
        say(_("Wrote {path}.").format(path=output))
        return
    text = ngettext("Wrote {path} ({n} page).", "Wrote {path} ({n} pages).", pages)
    say(text.format(path=output, n=pages))


def _simulated(audit: Audit) -> Precomputed:
    """Ranking, plan and simulation of an audit, each made once; without the last, and said, where it can't be."""
    from auditor.decide import plan, rank
    from auditor.decide.programme.before_after import with_candidates
    from auditor.report.precomputed import Precomputed
    from auditor.simulate.experiment import simulate

    ranking = rank(audit)
    made = plan(audit, ranking)
    after = with_candidates(audit, made.evaluations) if made.planned else None
    try:
        found = simulate(audit, after=after)
    except InputError as error:
        say(_("The report is made without the floor. {reason}").format(reason=error))
        return Precomputed(ranking, made)
    return Precomputed(ranking, made, found)
