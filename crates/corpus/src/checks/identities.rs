//! Every identity is well formed and given once, and every identity that is used is known.

use std::collections::{BTreeMap, BTreeSet};

use super::{Named, Report, Rule, each_evidence};
use crate::problem::did_you_mean;
use crate::read::{Data, Located};

pub(super) const RULE: Rule = Rule {
    name: "identities",
    asks: "An identity is in kebab-case and given once; what is referred to exists and is not retired.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    macro_rules! unique {
        ($($records:ident),*) => { $(given_once(&data.$records, |record| &record.id, report);)* };
    }
    unique!(topics, roles, laws, sources, threads, terms, processes, audiences, events);

    let ids = Ids {
        topics: data.topics.iter().map(|r| r.id.as_str()).collect(),
        roles: data.roles.iter().map(|r| r.id.as_str()).collect(),
        laws: data.laws.iter().map(|r| r.id.as_str()).collect(),
        sources: data.sources.iter().map(|r| r.id.as_str()).collect(),
        threads: data.threads.iter().map(|r| r.id.as_str()).collect(),
        terms: data.terms.iter().map(|r| r.id.as_str()).collect(),
        processes: data.processes.iter().map(|r| r.id.as_str()).collect(),
        editions: data.edition_ids().into_iter().collect(),
    };

    let mut formers: BTreeMap<&str, &str> = BTreeMap::new();
    for thread in &data.threads {
        ids.one(report, thread, "topic", "topic", &thread.topic, &ids.topics);
        for former in &thread.former {
            if !is_kebab(former) {
                report.add(thread, format!("former: “{former}” is not in kebab-case"), KEBAB);
            }
            if let Some(other) = formers.insert(former, &thread.id) {
                report.add(
                    thread,
                    format!("former: “{former}” is a former identity of “{other}” too"),
                    "An old link leads to one duty: keep it at the thread that continues it.",
                );
            }
            if ids.threads.contains(former.as_str()) {
                report.add(
                    thread,
                    format!("former: “{former}” is the identity of another thread"),
                    "A former identity must be free, or old links would lead to the wrong duty.",
                );
            }
        }
    }
    for role in &data.roles {
        ids.all(report, role, "successors", "role", &role.successors, &ids.roles);
    }
    for law in &data.laws {
        ids.all(report, law, "successors", "law", &law.successors, &ids.laws);
    }
    for audience in &data.audiences {
        ids.all(report, audience, "roles", "role", &audience.roles, &ids.roles);
        ids.all(report, audience, "topics", "topic", &audience.topics, &ids.topics);
    }
    for event in &data.events {
        ids.all(report, event, "editions", "edition", &event.editions, &ids.editions);
    }
    for lineage in &data.lineage {
        ids.one(report, lineage, "edition", "edition", &lineage.edition, &ids.editions);
        ids.threads(data, report, lineage, "from", &lineage.from);
        ids.threads(data, report, lineage, "to", &lineage.to);
    }
    for edition in &data.editions {
        // The addresses of a comparison part the two editions by a hyphen.
        if edition.about.id.contains('-') || !is_kebab(&edition.about.id) {
            report.add(
                &edition.about,
                format!("id: “{}” can’t stand in the address of a comparison", edition.about.id),
                "Use lower-case letters and figures only, such as the year.",
            );
        }
        for duty in &edition.duties {
            ids.threads(data, report, duty, "thread", std::slice::from_ref(&duty.thread));
            ids.all(report, duty, "who", "role", &duty.who, &ids.roles);
            ids.all(report, duty, "with", "role", &duty.with, &ids.roles);
            ids.all(report, duty, "law", "law", &duty.law, &ids.laws);
        }
        for absent in &edition.absent {
            ids.threads(data, report, absent, "threads", &absent.threads);
            ids.all(report, absent, "terms", "term", &absent.terms, &ids.terms);
            ids.all(report, absent, "processes", "process", &absent.processes, &ids.processes);
        }
        for gap in &edition.gaps {
            ids.threads(data, report, gap, "threads", &gap.threads);
            ids.all(report, gap, "terms", "term", &gap.terms, &ids.terms);
            ids.all(report, gap, "processes", "process", &gap.processes, &ids.processes);
        }
        for definition in &edition.definitions {
            ids.one(report, definition, "term", "term", &definition.term, &ids.terms);
            ids.all(report, definition, "law", "law", &definition.law, &ids.laws);
        }
        for process in &edition.processes {
            ids.one(report, process, "process", "process", &process.process, &ids.processes);
            for step in &process.step {
                ids.all(report, process, &format!("step “{}”: who", step.id), "role", &step.who, &ids.roles);
                ids.threads(data, report, process, &format!("step “{}”: duties", step.id), &step.duties);
            }
        }
        if let Some(text) = &edition.about.text {
            ids.one(report, &edition.about, "text", "source", text, &ids.sources);
        }
    }
    each_evidence(data, |site, evidence| {
        for e in evidence.iter().filter(|e| !ids.sources.contains(e.source.as_str())) {
            let hint = did_you_mean(&e.source, ids.sources.iter().copied());
            site.report(
                report,
                format!("evidence: there is no source “{}”", e.source),
                format!("Name a source of the vocabulary, or add it there first.{hint}"),
            );
        }
    });
}

struct Ids<'a> {
    topics: BTreeSet<&'a str>,
    roles: BTreeSet<&'a str>,
    laws: BTreeSet<&'a str>,
    sources: BTreeSet<&'a str>,
    threads: BTreeSet<&'a str>,
    terms: BTreeSet<&'a str>,
    processes: BTreeSet<&'a str>,
    editions: BTreeSet<&'a str>,
}

impl Ids<'_> {
    fn one<T: Named>(
        &self,
        report: &mut Report<'_>,
        record: &Located<T>,
        field: &str,
        kind: &str,
        id: &str,
        known: &BTreeSet<&str>,
    ) {
        if !known.contains(id) {
            report.unknown(record, field, kind, id, known.iter().copied());
        }
    }

    fn all<T: Named>(
        &self,
        report: &mut Report<'_>,
        record: &Located<T>,
        field: &str,
        kind: &str,
        ids: &[String],
        known: &BTreeSet<&str>,
    ) {
        for id in ids {
            self.one(report, record, field, kind, id, known);
        }
    }

    /// Threads also have former identities, which the data itself must no longer use.
    fn threads<T: Named>(
        &self,
        data: &Data,
        report: &mut Report<'_>,
        record: &Located<T>,
        field: &str,
        ids: &[String],
    ) {
        for id in ids.iter().filter(|id| !self.threads.contains(id.as_str())) {
            match data.threads.iter().find(|thread| thread.former.contains(id)) {
                Some(thread) => report.add(
                    record,
                    format!("{field}: the identity “{id}” is retired"),
                    format!("Write “{}”, the identity that the thread has now.", thread.id),
                ),
                None => report.unknown(record, field, "thread", id, self.threads.iter().copied()),
            }
        }
    }
}

fn given_once<T: Named>(records: &[Located<T>], id: fn(&T) -> &String, report: &mut Report<'_>) {
    let mut seen = BTreeSet::new();
    for record in records {
        let id = id(&record.value);
        if !is_kebab(id) {
            report.add(record, format!("id: “{id}” is not in kebab-case"), KEBAB);
        }
        if !seen.insert(id.as_str()) {
            report.add(
                record,
                format!("id: “{id}” is given twice"),
                "Remove one of the two, or give it an identity of its own.",
            );
        }
    }
}

const KEBAB: &str = "Use lower-case letters, figures and single hyphens; identities stand in addresses.";

fn is_kebab(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}
