//! A place lies inside the structure of its edition.

use super::{Report, Rule, each_place, paragraph_ranges};
use crate::model::{Chapter, Place};
use crate::read::Data;

pub(super) const RULE: Rule = Rule {
    name: "place-in-structure",
    asks: "Chapter, paragraphs and page of a place lie within the structure that the edition gives.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        let about = &edition.about;
        each_place(edition, |site, place| {
            let Some(chapter) = about.chapter.iter().find(|chapter| chapter.id == place.chapter) else {
                let known: Vec<&str> = about.chapter.iter().map(|chapter| chapter.id.as_str()).collect();
                site.report(
                    report,
                    format!("place: the edition of {} has no chapter “{}”", about.id, place.chapter),
                    format!("Its chapters are: {}.", known.join(", ")),
                );
                return;
            };
            for what in outside(place, chapter) {
                site.report(
                    report,
                    format!("place: {what}"),
                    format!("Mend the place, or the chapter in {}.", about.file),
                );
            }
        });
        for chapter in &about.chapter {
            if let Some(pages) = chapter.pages.as_deref().filter(|pages| page_range(pages).is_none()) {
                report.add(
                    about,
                    format!("chapter “{}”: “{pages}” is no page or range", chapter.id),
                    "Write 43 or 43-105.",
                );
            }
            for text in chapter.paragraphs.iter().chain(chapter.section.iter().filter_map(|s| s.paragraphs.as_ref())) {
                if let Err(part) = paragraph_ranges(text) {
                    report.add(
                        about,
                        format!("chapter “{}”: “{part}” is no paragraph or range", chapter.id),
                        PARAGRAPHS,
                    );
                }
            }
        }
    }
}

const PARAGRAPHS: &str = "Write 152, 149-151 or 2.16-2.17; part several by a comma and a space.";

fn outside(place: &Place, chapter: &Chapter) -> Vec<String> {
    let mut what = Vec::new();
    if let Some(text) = &place.paragraphs {
        match paragraph_ranges(text) {
            Err(part) => what.push(format!("“{part}” is no paragraph or range, such as 152 or 149-151")),
            Ok(ranges) => {
                let bounds = chapter.paragraphs.as_deref().and_then(|text| paragraph_ranges(text).ok());
                if let Some((first, last)) = bounds.and_then(|b| Some((b.first()?.0, b.last()?.1)))
                    && ranges.iter().any(|(from, to)| *from < first || *to > last)
                {
                    what.push(format!(
                        "paragraphs {text} lie outside chapter {}, which has {}",
                        chapter.id,
                        chapter.paragraphs.as_deref().unwrap_or_default()
                    ));
                }
            }
        }
    }
    if let (Some(page), Some((first, last))) = (place.page, chapter.pages.as_deref().and_then(page_range))
        && !(first..=last).contains(&page)
    {
        what.push(format!("page {page} lies outside chapter {}, which has pages {first} to {last}", chapter.id));
    }
    if let Some(section) = &place.section
        && !chapter.section.is_empty()
        && !chapter.section.iter().any(|known| known.title == *section)
    {
        let hint = crate::problem::did_you_mean(section, chapter.section.iter().map(|s| s.title.as_str()));
        what.push(format!("chapter {} has no section “{section}”.{hint}", chapter.id));
    }
    what
}

fn page_range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
    (first <= last).then_some((first, last))
}
