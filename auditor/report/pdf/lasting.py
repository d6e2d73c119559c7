"""What makes a PDF last: its colour space, its properties in XML, the data attached to it (PDF/A-3), and its date."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

from auditor.report.typography import printed

_PRODUCER = "ReportLab"
_CREATOR = "Automation Auditor"
_NO_DATE = date(2000, 1, 1)


@dataclass(frozen=True)
class Properties:
    """What the file says of itself. ``day`` fixes its dates, so that the same audit gives the same bytes."""

    title: str
    author: str
    language: str
    day: date | None = None

    def printed(self) -> Properties:
        """The same as the language in force prints it."""
        return replace(self, title=printed(self.title), author=printed(self.author))


@dataclass(frozen=True)
class Attachment:
    """A file inside the PDF."""

    name: str
    content: bytes
    media_type: str
    description: str


def make_lasting(document: Any, properties: Properties, attachments: tuple[Attachment, ...] = ()) -> None:
    """Give a reportlab document its properties, its output intent and its attachments.

    Source: ISO 19005-3:2012 (PDF/A-3), 6.2.3, 6.6 and 6.8; ISO 14289-1:2014 (PDF/UA-1), 5 and 7.1.

    Args:
        document: reportlab's ``PDFDocument``, changed in place.
        properties: title, author, language and date; without a date 1 January 2000 stands in.
        attachments: files inside the PDF, in their order.
    """
    _set_date(document, properties.day or _NO_DATE)
    catalog = document.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.Lang = PDFString(properties.language)
    catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    metadata = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}), _xmp(properties))
    catalog.Metadata = metadata
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb(), filters=[PDFZCompress])
    intent = PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB IEC61966-2.1"),
            "Info": PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )
    catalog.OutputIntents = PDFArray([intent])
    if attachments:
        _attach(document, attachments, properties.day or _NO_DATE)


def _set_date(document: Any, day: date) -> None:
    stamp = document._timeStamp
    lasting = time.struct_time((day.year, day.month, day.day, 12, 0, 0, day.weekday(), 0, 0))
    stamp.lt, stamp.YMDhms, stamp.dhh, stamp.dmm = lasting, tuple(lasting)[:6], 0, 0
    document.info.producer, document.info.creator = _PRODUCER, _CREATOR


def _attach(document: Any, attachments: tuple[Attachment, ...], day: date) -> None:
    specs, names = [], []
    stamp = PDFString(f"D:{day:%Y%m%d}120000Z")
    for item in attachments:
        size = {"Size": len(item.content), "ModDate": stamp, "CreationDate": stamp}
        kind = item.media_type.replace("/", "#2F")
        file = PDFStream(
            PDFDictionary({"Type": PDFName("EmbeddedFile"), "Subtype": f"/{kind}", "Params": PDFDictionary(size)}),
            item.content,
            filters=[PDFZCompress],
        )
        stored = document.Reference(file)
        spec = PDFDictionary(
            {
                "Type": PDFName("Filespec"),
                "F": PDFString(item.name),
                "UF": PDFString(item.name),
                "Desc": PDFString(printed(item.description)),
                "AFRelationship": PDFName("Data"),
                "EF": PDFDictionary({"F": stored, "UF": stored}),
            }
        )
        specs.append(document.Reference(spec))
        names += [PDFString(item.name), specs[-1]]
    document.Catalog.Names = PDFDictionary({"EmbeddedFiles": PDFDictionary({"Names": PDFArray(names)})})
    document.Catalog.AF = PDFArray(specs)


@cache
def _srgb() -> bytes:
    """The sRGB profile; the date that lcms puts into it is taken out."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
    return bytes(profile)


def _xmp(properties: Properties) -> bytes:
    day = f"{properties.day or _NO_DATE:%Y-%m-%d}T12:00:00+00:00"
    title, author = escape(properties.title), escape(properties.author)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{properties.language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{_PRODUCER}</pdf:Producer>
<xmp:CreatorTool>{_CREATOR}</xmp:CreatorTool>
<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
""".encode()
