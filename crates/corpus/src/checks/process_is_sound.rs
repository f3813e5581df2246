//! A process can be walked: from one start, by known steps, to an end.

use std::collections::{BTreeMap, BTreeSet};

use super::{Report, Rule};
use crate::model::{Process, Step, StepKind};
use crate::read::{Data, EditionData, Located};

pub(super) const RULE: Rule = Rule {
    name: "process-is-sound",
    asks: "A process has one start; every step is reached, leads to known steps, and circles only where that is declared; its duties are recorded.",
    check,
};

fn check(data: &Data, report: &mut Report<'_>) {
    for edition in &data.editions {
        for process in &edition.processes {
            Walk { edition, process, report }.check();
        }
    }
}

/// The steps that a step leads to, in reading order.
fn leads_to(step: &Step) -> impl Iterator<Item = &String> {
    step.next.iter().chain(step.answers.iter().map(|answer| &answer.to))
}

struct Walk<'a, 'r> {
    edition: &'a EditionData,
    process: &'a Located<Process>,
    report: &'a mut Report<'r>,
}

impl Walk<'_, '_> {
    fn fault(&mut self, step: &str, what: impl AsRef<str>, mend: impl Into<String>) {
        self.report.add(self.process, format!("step “{step}”: {}", what.as_ref()), mend);
    }

    fn check(&mut self) {
        let process = self.process;
        let mut steps: BTreeMap<&str, &Step> = BTreeMap::new();
        for step in &process.step {
            if steps.insert(&step.id, step).is_some() {
                self.fault(&step.id, "its identity is given twice", "Give every step an identity of its own.");
            }
        }
        let starts: Vec<&Step> = process.step.iter().filter(|step| step.kind == StepKind::Start).collect();
        if starts.len() != 1 {
            self.report.add(
                process,
                format!("it has {} starts", starts.len()),
                "Give exactly one step kind = “start”.",
            );
        }
        for step in &process.step {
            self.check_step(step, &steps);
        }
        self.check_reached(&starts, &steps);
        self.check_circles(&steps);
    }

    fn check_step(&mut self, step: &Step, steps: &BTreeMap<&str, &Step>) {
        for to in leads_to(step).filter(|to| !steps.contains_key(to.as_str())) {
            let hint = crate::problem::did_you_mean(to, steps.keys().copied());
            self.fault(
                &step.id,
                format!("it leads to “{to}”, which is no step"),
                format!("Name a step of this process.{hint}"),
            );
        }
        for to in step.back.iter().filter(|to| !leads_to(step).any(|next| next == *to)) {
            self.fault(
                &step.id,
                format!("back: it does not lead to “{to}”"),
                "List here only steps that stand in next or answers.",
            );
        }
        let out = leads_to(step).count();
        match step.kind {
            StepKind::End if out > 0 => {
                self.fault(&step.id, "an end leads on", "Make it an action, or remove what follows.")
            }
            StepKind::Decision if step.answers.len() < 2 => {
                self.fault(&step.id, "a decision has fewer than two answers", "Give every answer and where it leads.");
            }
            StepKind::Decision if !step.next.is_empty() => {
                self.fault(&step.id, "a decision has next", "Let only its answers lead on.");
            }
            StepKind::Start | StepKind::Action if !step.answers.is_empty() => {
                self.fault(&step.id, "only a decision has answers", "Make it a decision, or use next.");
            }
            StepKind::Start | StepKind::Action if out == 0 => {
                self.fault(&step.id, "it leads nowhere", "Say what follows, or make it an end.");
            }
            _ => {}
        }
        if step.kind == StepKind::Action && step.who.is_empty() {
            self.fault(&step.id, "nobody is named who takes it", "Name the role.");
        }
        for thread in &step.duties {
            if !self.edition.duties.iter().any(|duty| duty.thread == *thread) {
                self.fault(
                    &step.id,
                    format!("duties: the edition of {} has no duty on “{thread}”", self.edition.about.id),
                    "Name a thread on which this edition has a duty, or leave it out.",
                );
            }
        }
    }

    fn check_reached(&mut self, starts: &[&Step], steps: &BTreeMap<&str, &Step>) {
        let Some(start) = starts.first() else { return };
        let mut reached = BTreeSet::from([start.id.as_str()]);
        let mut open = vec![*start];
        while let Some(step) = open.pop() {
            for to in leads_to(step) {
                if reached.insert(to) {
                    open.extend(steps.get(to.as_str()));
                }
            }
        }
        for step in self.process.step.iter().filter(|step| !reached.contains(step.id.as_str())) {
            self.fault(&step.id, "no other step leads to it", "Let a step lead here, or remove it.");
        }
    }

    /// Finds circles that no `back` declares, by taking away steps that nothing leads to and steps
    /// that lead nowhere, until only circles and what joins them are left.
    fn check_circles(&mut self, steps: &BTreeMap<&str, &Step>) {
        let mut left: BTreeSet<&str> = steps.keys().copied().collect();
        loop {
            let led_to: BTreeSet<&str> = left
                .iter()
                .flat_map(|id| leads_to(steps[id]).filter(|to| !steps[id].back.contains(to)).map(String::as_str))
                .collect();
            let ends =
                |id: &str| !leads_to(steps[id]).any(|to| left.contains(to.as_str()) && !steps[id].back.contains(to));
            let free: Vec<&str> = left.iter().copied().filter(|id| !led_to.contains(id) || ends(id)).collect();
            if free.is_empty() {
                break;
            }
            for id in free {
                left.remove(id);
            }
        }
        if let Some(first) = left.first().copied() {
            let circle: Vec<&str> = left.into_iter().collect();
            self.fault(
                first,
                format!("it stands in a circle that is not declared: {}", circle.join(", ")),
                "List the step that leads back under “back”.",
            );
        }
    }
}
