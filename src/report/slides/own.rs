//! The template for who brings none: two layouts, and a theme in the colours and fonts of the house.

use super::relations::{self, Relation};
use super::words::LANGUAGE;
use crate::report::house_style::HouseStyle;
use crate::report::package::{Part, escape};

const NAMESPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// A slide of 16:9.
const SIZE: (i64, i64) = (12_192_000, 6_858_000);
/// The height of a logo.
const LOGO_HEIGHT: i64 = 540_000;

/// The parts of the template.
pub fn parts(house: &HouseStyle) -> Vec<Part> {
    let logo = house.logo.as_ref();
    let mut master = vec![
        Relation::new("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        Relation::new("rId2", "slideLayout", "../slideLayouts/slideLayout2.xml"),
        Relation::new("rId3", "theme", "../theme/theme1.xml"),
    ];
    let mut parts = Vec::new();
    if let Some(logo) = logo {
        master.push(Relation::new("rId4", "image", "../media/logo.png"));
        parts.push(Part { path: "ppt/media/logo.png".into(), bytes: logo.bytes.clone() });
    }
    let layout = [Relation::new("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")];
    let presentation = [
        Relation::new("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
        Relation::new("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
        Relation::new("rId3", "theme", "theme/theme1.xml"),
    ];
    let notes = [Relation::new("rId1", "theme", "../theme/theme2.xml")];
    parts.extend([
        Part::text("[Content_Types].xml", kinds()),
        relations::write("", &[Relation::new("rId1", "officeDocument", "ppt/presentation.xml")]),
        Part::text("ppt/presentation.xml", show()),
        relations::write("ppt/presentation.xml", &presentation),
        Part::text("ppt/slideMasters/slideMaster1.xml", self::master(house)),
        relations::write("ppt/slideMasters/slideMaster1.xml", &master),
        Part::text("ppt/slideLayouts/slideLayout1.xml", first()),
        relations::write("ppt/slideLayouts/slideLayout1.xml", &layout),
        Part::text("ppt/slideLayouts/slideLayout2.xml", plain()),
        relations::write("ppt/slideLayouts/slideLayout2.xml", &layout),
        Part::text("ppt/notesMasters/notesMaster1.xml", notes_master()),
        relations::write("ppt/notesMasters/notesMaster1.xml", &notes),
        Part::text("ppt/theme/theme1.xml", theme(house)),
        Part::text("ppt/theme/theme2.xml", theme(house)),
    ]);
    parts
}

fn kinds() -> String {
    let kind = |path: &str, kind: &str| {
        format!(
            "<Override PartName=\"/ppt/{path}\" \
             ContentType=\"application/vnd.openxmlformats-officedocument.{kind}+xml\"/>"
        )
    };
    let overrides = [
        kind("presentation.xml", "presentationml.presentation.main"),
        kind("slideMasters/slideMaster1.xml", "presentationml.slideMaster"),
        kind("slideLayouts/slideLayout1.xml", "presentationml.slideLayout"),
        kind("slideLayouts/slideLayout2.xml", "presentationml.slideLayout"),
        kind("notesMasters/notesMaster1.xml", "presentationml.notesMaster"),
        kind("theme/theme1.xml", "theme"),
        kind("theme/theme2.xml", "theme"),
    ];
    format!(
        "{HEAD}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">{}</Types>",
        overrides.concat()
    )
}

fn show() -> String {
    format!(
        "{HEAD}<p:presentation {NAMESPACES} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" \
         r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst>\
         <p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>",
        SIZE.0, SIZE.1
    )
}

/// A place for text.
fn holder(id: u32, name: &str, ph: &str, area: Option<[i64; 4]>, body: &str, text: &str) -> String {
    let place = area.map_or(String::new(), |[x, y, width, height]| {
        format!(
            "<a:xfrm><a:off x=\"{x}\" y=\"{y}\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
        )
    });
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
         <p:ph {ph}/></p:nvPr></p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>{body}<a:p>{text}</a:p></p:txBody></p:sp>"
    )
}

fn words(text: &str) -> String {
    format!("<a:r><a:rPr lang=\"{}\"/><a:t>{text}</a:t></a:r>", LANGUAGE.dutch)
}

fn number() -> String {
    format!(
        "<a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"{}\"/><a:t>‹nr.›</a:t></a:fld>",
        LANGUAGE.dutch
    )
}

fn tree(shapes: &str) -> String {
    format!(
        "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>{shapes}\
         </p:spTree>"
    )
}

fn master(house: &HouseStyle) -> String {
    let normal = "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"b\"><a:normAutofit/></a:bodyPr><a:lstStyle/>";
    let small = "<a:bodyPr lIns=\"0\" rIns=\"0\" anchor=\"ctr\"/><a:lstStyle><a:lvl1pPr algn=\"r\"><a:defRPr sz=\"1000\">\
                 <a:solidFill><a:srgbClr val=\"4D4D4D\"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>";
    let text = "<a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\"><a:normAutofit/></a:bodyPr><a:lstStyle/>";
    let (mut logo, mut room) = (String::new(), 11_278_000);
    if let Some(picture) = &house.logo {
        let width = LOGO_HEIGHT * i64::from(picture.size.0) / i64::from(picture.size.1).max(1);
        let width = width.clamp(1, 3_000_000);
        let height = width * i64::from(picture.size.1) / i64::from(picture.size.0).max(1);
        room -= width + 200_000;
        logo = format!(
            "<p:pic><p:nvPicPr><p:cNvPr id=\"9\" name=\"Logo\" descr=\"{}\"/><p:cNvPicPr><a:picLocks \
             noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr userDrawn=\"1\"/></p:nvPicPr><p:blipFill><a:blip r:embed=\"rId4\"/>\
             <a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr><a:xfrm><a:off x=\"{}\" y=\"320000\"/>\
             <a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr>\
             </p:pic>",
            escape(&picture.text),
            11_735_000 - width,
        );
    }
    let line = "<p:sp><p:nvSpPr><p:cNvPr id=\"8\" name=\"Lijn\"/><p:cNvSpPr/><p:nvPr userDrawn=\"1\"/></p:nvSpPr><p:spPr>\
                <a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"12192000\" cy=\"91440\"/></a:xfrm><a:prstGeom prst=\"rect\">\
                <a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val=\"accent1\"/></a:solidFill><a:ln><a:noFill/></a:ln>\
                </p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang=\"nl-NL\"/></a:p></p:txBody></p:sp>";
    let shapes = [
        line.to_owned(),
        logo,
        holder(2, "Titel", "type=\"title\"", Some([457_000, 250_000, room, 870_000]), normal, &words("Titel")),
        holder(
            3,
            "Tekst",
            "type=\"body\" idx=\"1\"",
            Some([457_000, 1_280_000, 11_278_000, 4_950_000]),
            text,
            &words("Tekst"),
        ),
        holder(
            4,
            "Dianummer",
            "type=\"sldNum\" sz=\"quarter\" idx=\"12\"",
            Some([10_735_000, 6_400_000, 1_000_000, 300_000]),
            small,
            &number(),
        ),
    ];
    let levels = |size: u32, bold: bool, color: &str, font: &str| {
        format!(
            "<a:lvl1pPr algn=\"l\"><a:lnSpc><a:spcPct val=\"95000\"/></a:lnSpc><a:spcBef><a:spcPts val=\"900\"/></a:spcBef>\
             <a:buNone/><a:defRPr sz=\"{size}\" b=\"{}\"><a:solidFill><a:schemeClr val=\"{color}\"/></a:solidFill>\
             <a:latin typeface=\"+{font}-lt\"/></a:defRPr></a:lvl1pPr>",
            u8::from(bold)
        )
    };
    format!(
        "{HEAD}<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>{}\
         </p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
         accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
         folHlink=\"folHlink\"/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/><p:sldLayoutId \
         id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>{}</p:titleStyle><p:bodyStyle>{}\
         </p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>",
        tree(&shapes.concat()),
        levels(2400, true, "tx2", "mj"),
        levels(1800, false, "tx1", "mn"),
    )
}

fn layout(kind: &str, name: &str, shapes: &str) -> String {
    format!(
        "{HEAD}<p:sldLayout {NAMESPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\">{}</p:cSld><p:clrMapOvr>\
         <a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
        tree(shapes)
    )
}

fn first() -> String {
    let title = "<a:bodyPr anchor=\"b\"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr><a:defRPr sz=\"3600\"/></a:lvl1pPr></a:lstStyle>";
    let below = "<a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\"><a:defRPr sz=\"2000\"/>\
                 </a:lvl1pPr></a:lstStyle>";
    let shapes = [
        holder(
            2,
            "Titel",
            "type=\"ctrTitle\"",
            Some([914_000, 1_300_000, 10_364_000, 2_050_000]),
            title,
            &words("Titel"),
        ),
        holder(
            3,
            "Ondertitel",
            "type=\"subTitle\" idx=\"1\"",
            Some([914_000, 3_600_000, 10_364_000, 2_300_000]),
            below,
            &words("Ondertitel"),
        ),
    ];
    layout("title", "Titeldia", &shapes.concat())
}

fn plain() -> String {
    let same = "<a:bodyPr/><a:lstStyle/>";
    let shapes = [
        holder(2, "Titel", "type=\"title\"", None, same, &words("Titel")),
        holder(3, "Dianummer", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", None, same, &number()),
    ];
    layout("titleOnly", "Alleen titel", &shapes.concat())
}

/// The page with notes: the slide above, the text below.
pub fn notes_master() -> String {
    let body = "<a:bodyPr/><a:lstStyle/>";
    let image = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Dia\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" \
                 noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>\
                 <a:off x=\"685800\" y=\"1143000\"/><a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom \
                 prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>";
    let text = holder(
        3,
        "Notities",
        "type=\"body\" idx=\"1\"",
        Some([685_800, 4_400_550, 5_486_400, 3_600_450]),
        body,
        &words("Notities"),
    );
    format!(
        "{HEAD}<p:notesMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>{}\
         </p:cSld><p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" \
         accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" \
         folHlink=\"folHlink\"/><p:notesStyle><a:lvl1pPr><a:defRPr sz=\"1200\"/></a:lvl1pPr></p:notesStyle></p:notesMaster>",
        tree(&format!("{image}{text}"))
    )
}

/// Colours and fonts.
pub fn theme(house: &HouseStyle) -> String {
    let (main, accent) = (house.colour.hex(), house.accent.hex());
    let color = |name: &str, hex: &str| format!("<a:{name}><a:srgbClr val=\"{hex}\"/></a:{name}>");
    let colors = [
        color("dk1", "1A1A1A"),
        color("lt1", "FFFFFF"),
        color("dk2", &main),
        color("lt2", "F2F2F2"),
        color("accent1", &main),
        color("accent2", &accent),
        color("accent3", "006B4E"),
        color("accent4", "7B3F98"),
        color("accent5", "595959"),
        color("accent6", "B8B8B8"),
        color("hlink", &main),
        color("folHlink", "7B3F98"),
    ];
    let font =
        |name: &str| format!("<a:latin typeface=\"{}\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>", escape(name));
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    let line = |width: u32| format!("<a:ln w=\"{width}\">{fill}</a:ln>");
    let effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    format!(
        "{HEAD}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"wmosim\"><a:themeElements>\
         <a:clrScheme name=\"wmosim\">{}</a:clrScheme><a:fontScheme name=\"wmosim\"><a:majorFont>{}</a:majorFont>\
         <a:minorFont>{}</a:minorFont></a:fontScheme><a:fmtScheme name=\"wmosim\"><a:fillStyleLst>{fill}{fill}{fill}\
         </a:fillStyleLst><a:lnStyleLst>{}{}{}</a:lnStyleLst><a:effectStyleLst>{effect}{effect}{effect}</a:effectStyleLst>\
         <a:bgFillStyleLst>{fill}{fill}{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
        colors.concat(),
        font(&house.title_font),
        font(&house.font),
        line(6350),
        line(12700),
        line(19050),
    )
}
