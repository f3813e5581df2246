//! What an edition is, as types. The same types are read from TOML, checked,
//! bundled for the browser and described by the JSON Schema that editors use.
//!
//! Every field says what it means and in which unit. The doc comments are the
//! documentation that an editor of the data sees while typing.

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// Adds the derives that every record shares.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($body)* }
    };
}

/// Adds the derives that every closed list of words shares.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($body:tt)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($body)* }
    };
}

// ---------------------------------------------------------------- vocabulary

record! {
    /// A part of the subject, such as "Assessment". Topics group threads on every page,
    /// in the order of their `rank`.
    pub struct Topic {
        /// Identity, in kebab-case. Appears in addresses.
        pub id: String,
        /// Heading shown to readers.
        pub title: String,
        /// One plain line on what the topic covers.
        pub about: String,
        /// Position on the page, smallest first.
        pub rank: u16,
    }
}

words! {
    /// What sort of body or person a role is.
    pub enum RoleKind {
        /// A body with a legal existence, such as a local authority.
        Organisation,
        /// Several bodies acting together, such as the safeguarding partners.
        Partnership,
        /// A board, panel or conference.
        Board,
        /// Somebody who works with children or families.
        Practitioner,
        /// An office held by one person, such as the director of children's services.
        Office,
        /// Government or an inspectorate.
        Government,
        /// A child, parent, carer or member of the public.
        Person,
        /// A group named together, such as "everyone who works with children".
        Group,
    }
}

record! {
    /// A body or person that an edition gives something to do.
    pub struct Role {
        /// Identity, in kebab-case. Appears in addresses.
        pub id: String,
        /// Name without an article, as a heading: "Local authority".
        pub name: String,
        /// Name as the subject of a sentence, with its article and in lower case: "the local authority".
        pub subject: String,
        /// Whether `subject` is plural ("the safeguarding partners").
        #[serde(default)]
        pub plural: bool,
        /// What sort of body or person this is.
        pub kind: RoleKind,
        /// One plain sentence on who this is.
        pub about: String,
        /// First day on which the role existed. Left out where it is older than the editions here.
        #[serde(default)]
        pub since: Option<Date>,
        /// Last day on which the role existed. Left out where it still exists.
        #[serde(default)]
        pub until: Option<Date>,
        /// Roles that took over when this one ended or was renamed.
        #[serde(default)]
        pub successors: Vec<String>,
        /// Abbreviations and other names, for searching.
        #[serde(default)]
        pub also: Vec<String>,
        /// Where the period and the succession are shown. Required where either is given.
        #[serde(default)]
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A provision of an Act or of regulations that stands behind a duty.
    pub struct Law {
        /// Identity: short name of the Act, year and provision, such as `ca1989-s47`.
        pub id: String,
        /// Full name: "Children Act 1989, section 47".
        pub title: String,
        /// Short name for narrow places: "CA 1989 s 47".
        pub short: String,
        /// One plain line on what it requires or allows, in the project's own words.
        pub about: String,
        /// First day in force in England. Left out where it is older than 2006 and the day was not seen.
        #[serde(default)]
        pub since: Option<Date>,
        /// Last day in force in England. Left out where it is still in force.
        #[serde(default)]
        pub until: Option<Date>,
        /// Provisions that later say the same (re-enactment), so that a change of number is not called a new law.
        #[serde(default)]
        pub successors: Vec<String>,
        /// Official address of the text.
        #[serde(default)]
        pub address: Option<String>,
        /// Where the text and its period were seen.
        #[serde(default)]
        pub evidence: Vec<Evidence>,
    }
}

words! {
    /// How near a source stands to the text of the edition, nearest first.
    pub enum Nearness {
        /// The edition's own official text, or an official page about it.
        Official,
        /// An Act or regulations, or their official explanatory text.
        Statute,
        /// A copy of the edition's text kept by somebody else.
        EditionCopy,
        /// A quotation in a court judgment, an inquiry report or Hansard.
        Quotation,
        /// A local board's or partnership's procedures, written to the edition.
        LocalProcedure,
        /// A briefing or training material about the edition.
        Briefing,
        /// An article, a book or another page that reports on the edition.
        Secondary,
    }
}

record! {
    /// A page, document or Act that was read for evidence.
    pub struct Source {
        /// Identity, in kebab-case.
        pub id: String,
        /// What the page or document is called, or a plain description of it.
        pub title: String,
        /// Who publishes it.
        pub publisher: String,
        /// Its address on the web. Left out only for a printed source.
        #[serde(default)]
        pub address: Option<String>,
        /// How near it stands to the text of an edition.
        pub near: Nearness,
        /// Remarks on how far to trust it, such as "undated page".
        #[serde(default)]
        pub note: Option<String>,
    }
}

words! {
    /// Whether a source shows the edition itself or only the time in which it was in force.
    pub enum Shows {
        /// The source shows what this edition says.
        Edition,
        /// The source shows the practice of the period, and does not say which edition held the rule.
        Era,
    }
}

record! {
    /// One place in one source that shows a statement.
    pub struct Evidence {
        /// Identity of the source.
        pub source: String,
        /// Whether the source shows this edition or only its era.
        pub shows: Shows,
        /// Printed page in the source.
        #[serde(default)]
        pub page: Option<u16>,
        /// Another locator in the source, such as "section 47(1)" or "paragraph 19.1.4".
        #[serde(default)]
        pub at: Option<String>,
    }
}

record! {
    /// The identity of a duty through time.
    pub struct Thread {
        /// Identity, in kebab-case. Appears in addresses as `duty-ID.html` and as a fragment.
        pub id: String,
        /// Topic under which it stands.
        pub topic: String,
        /// What the duty is about, as a heading: "Time to finish the assessment".
        pub title: String,
        /// One plain line on the question that the duty answers.
        pub about: String,
        /// Earlier identities, so that old links keep working.
        #[serde(default)]
        pub former: Vec<String>,
        /// Other words that people search by, abbreviations included.
        #[serde(default)]
        pub also: Vec<String>,
    }
}

words! {
    /// How threads join, part or end when an edition breaks them.
    pub enum LineageKind {
        /// Several earlier threads became one later thread.
        Merged,
        /// One earlier thread became several later threads.
        Split,
        /// One earlier thread gave way to another with the same purpose.
        Replaced,
    }
}

record! {
    /// Where an edition breaks threads: what earlier threads became.
    pub struct Lineage {
        /// Edition in which the new threads first stand.
        pub edition: String,
        /// How the threads were broken.
        pub kind: LineageKind,
        /// Threads that end before this edition.
        pub from: Vec<String>,
        /// Threads that begin with this edition.
        pub to: Vec<String>,
        /// Why the later threads are taken to continue the earlier ones, as one sentence.
        pub because: String,
        /// Where this is shown.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A defined term, such as "significant harm".
    pub struct Term {
        /// Identity, in kebab-case.
        pub id: String,
        /// The term itself, in lower case unless a name.
        pub name: String,
        /// One plain line on what the term decides.
        pub about: String,
        /// Position on the page, smallest first.
        pub rank: u16,
    }
}

record! {
    /// A process that can be drawn as a flow chart, such as "Strategy discussion".
    pub struct ProcessKind {
        /// Identity, in kebab-case. Appears in addresses as `process-ID.html`.
        pub id: String,
        /// Heading shown to readers.
        pub title: String,
        /// One plain line on where the process starts and ends.
        pub about: String,
        /// Position on the page, smallest first.
        pub rank: u16,
    }
}

record! {
    /// A group of readers, such as "school nurses", with what concerns them.
    pub struct Audience {
        /// Identity, in kebab-case. Appears in addresses.
        pub id: String,
        /// Name as readers would say it: "School nurse".
        pub name: String,
        /// Heading under which it stands in lists: "Health".
        pub group: String,
        /// Roles whose duties concern this group.
        pub roles: Vec<String>,
        /// Topics that concern this group whatever the role.
        #[serde(default)]
        pub topics: Vec<String>,
        /// Where the group is named.
        pub evidence: Vec<Evidence>,
    }
}

words! {
    /// What sort of thing happened to the guidance.
    pub enum EventKind {
        /// An edition was published.
        Published,
        /// An edition came into force.
        InForce,
        /// An edition's text was changed without a new edition.
        Amended,
        /// A draft was put to the public, or an answer to it was given.
        Consultation,
        /// A minister or department said something that changed or explained the guidance.
        Statement,
        /// A law on which the guidance rests changed.
        Law,
        /// A review or inquiry called for change.
        Review,
        /// An edition or companion document ended.
        Replaced,
    }
}

record! {
    /// One entry on the time line of the guidance.
    pub struct Event {
        /// Identity, in kebab-case.
        pub id: String,
        /// Day, month or year on which it happened or began.
        pub date: Date,
        /// Last day, for something that lasted.
        #[serde(default)]
        pub until: Option<Date>,
        /// What sort of thing it was.
        pub kind: EventKind,
        /// Heading: "The 2013 edition is published".
        pub title: String,
        /// What it did, in one to three plain sentences.
        pub what: String,
        /// Bundled editions that it concerns.
        #[serde(default)]
        pub editions: Vec<String>,
        /// Where it is shown.
        pub evidence: Vec<Evidence>,
    }
}

// ------------------------------------------------------------------- edition

record! {
    /// A section of a chapter.
    pub struct Section {
        /// Heading in the edition.
        pub title: String,
        /// First and last paragraph, such as "2.16-2.17" or "149-151".
        #[serde(default)]
        pub paragraphs: Option<String>,
        /// Page on which it begins.
        #[serde(default)]
        pub page: Option<u16>,
    }
}

record! {
    /// A chapter, appendix or other part of an edition.
    pub struct Chapter {
        /// Identity within the edition: "3", "Introduction", "Appendix 5".
        pub id: String,
        /// Heading in the edition.
        pub title: String,
        /// Whether the chapter was issued as statutory guidance. Left out where no source says.
        #[serde(default)]
        pub statutory: Option<bool>,
        /// First and last paragraph, such as "114-219".
        #[serde(default)]
        pub paragraphs: Option<String>,
        /// First and last printed page, such as "43-105".
        #[serde(default)]
        pub pages: Option<String>,
        /// Sections, in order. Empty where they are not known.
        #[serde(default)]
        pub section: Vec<Section>,
        /// Where this is shown.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A flow chart that an edition prints.
    pub struct Chart {
        /// Number in the edition.
        pub number: u16,
        /// Title in the edition.
        pub title: String,
        /// Printed page.
        #[serde(default)]
        pub page: Option<u16>,
        /// Where this is shown.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A change to the text of an edition while it was in force.
    pub struct Amendment {
        /// Day from which the changed text holds.
        pub date: Date,
        /// What changed, in plain words.
        pub what: String,
        /// Where this is shown.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// An edition of the guidance: what it is and how it is laid out.
    pub struct EditionAbout {
        /// Identity and name: the year, such as "2013". Appears in addresses.
        pub id: String,
        /// Full title.
        pub title: String,
        /// Department that published it.
        pub publisher: String,
        /// Reference numbers: department's reference, ISBN.
        #[serde(default)]
        pub references: Vec<String>,
        /// Day of publication.
        pub published: Date,
        /// Day from which it had to be followed.
        pub in_force: Date,
        /// Last day on which it had to be followed. Left out while in force.
        #[serde(default)]
        pub until: Option<Date>,
        /// What replaced it, in words: "the edition of 2010".
        #[serde(default)]
        pub replaced_by: Option<String>,
        /// Documents that it replaced, in words.
        #[serde(default)]
        pub replaces: Vec<String>,
        /// How the edition describes its own standing in law, in plain words.
        pub status: String,
        /// What is particular about it, in two or three plain sentences.
        pub about: String,
        /// Source that holds its official text, where there is one.
        #[serde(default)]
        pub text: Option<String>,
        /// Official or archived addresses.
        #[serde(default)]
        pub addresses: Vec<String>,
        /// Where the facts above are shown.
        pub evidence: Vec<Evidence>,
        /// Chapters and appendices, in order.
        #[serde(default)]
        pub chapter: Vec<Chapter>,
        /// Flow charts, in order.
        #[serde(default)]
        pub chart: Vec<Chart>,
        /// Changes to its text, in order of date.
        #[serde(default)]
        pub amendment: Vec<Amendment>,
    }
}

words! {
    /// How strongly an edition puts a duty.
    pub enum Force {
        /// Forbidden.
        MustNot,
        /// Required, as the edition words it.
        Must,
        /// Expected: to be followed unless there is good reason not to.
        Should,
        /// Expected not to be done.
        ShouldNot,
        /// Allowed.
        May,
        /// Described as what happens, or the sources do not show which word the edition uses.
        Described,
    }
}

words! {
    /// The unit of a time limit.
    pub enum Unit {
        /// Hours by the clock.
        Hours,
        /// Calendar days.
        Days,
        /// Days on which offices are open.
        WorkingDays,
        /// Weeks of seven days.
        Weeks,
        /// Calendar months.
        Months,
        /// Calendar years.
        Years,
        /// No figure: at once.
        AtOnce,
        /// No figure: as soon as possible.
        AsSoonAsPossible,
        /// No figure: whether the edition sets a limit, or which, is not known well enough.
        NotKnown,
    }
}

record! {
    /// By when, or how often. Exactly one of `at_most`, `at_least` and `every` is given,
    /// none where the unit is `at-once`, `as-soon-as-possible` or `not-known`.
    pub struct Limit {
        /// Longest time allowed.
        #[serde(default)]
        pub at_most: Option<u16>,
        /// Shortest time allowed, such as notice to be given.
        #[serde(default)]
        pub at_least: Option<u16>,
        /// Longest time between one occasion and the next.
        #[serde(default)]
        pub every: Option<u16>,
        /// Unit of the figure.
        pub unit: Unit,
        /// Event from which the time is counted, with its article: "the referral".
        /// Required with a figure.
        #[serde(default)]
        pub from: Option<String>,
    }
}

record! {
    /// Where a duty stands in its edition.
    pub struct Place {
        /// Identity of the chapter in the edition's structure.
        pub chapter: String,
        /// Heading of the section.
        #[serde(default)]
        pub section: Option<String>,
        /// Paragraph or range of paragraphs, such as "152", "149-151" or "5.38".
        /// Several are parted by a comma and a space.
        #[serde(default)]
        pub paragraphs: Option<String>,
        /// Printed page on which it begins.
        #[serde(default)]
        pub page: Option<u16>,
    }
}

record! {
    /// What one edition says on one thread.
    ///
    /// The sentence that people read is made from the fields: "Where WHEN, WHO FORCE ACTION
    /// within AT_MOST UNIT of FROM."
    pub struct Duty {
        /// Identity of the thread.
        pub thread: String,
        /// Roles that carry the duty.
        pub who: Vec<String>,
        /// Roles that they act with.
        #[serde(default)]
        pub with: Vec<String>,
        /// How strongly the edition puts it.
        pub force: Force,
        /// What is to be done: begins with a verb in its plain form, ends without a full stop.
        pub action: String,
        /// By when, or how often.
        #[serde(default)]
        pub within: Option<Limit>,
        /// Condition, as a clause without "where", "when" or "if": "a child is assessed under section 17".
        #[serde(default)]
        pub when: Option<String>,
        /// Provisions that stand behind the duty.
        #[serde(default)]
        pub law: Vec<String>,
        /// Where it stands. Left out where no source shows it.
        #[serde(default)]
        pub place: Option<Place>,
        /// Where it is shown. Never empty.
        pub evidence: Vec<Evidence>,
        /// Short key terms (one to four words) that stand on the cited page of the official text.
        #[serde(default)]
        pub terms: Vec<String>,
        /// First day on which an amended text holds. Left out where it holds from the start.
        #[serde(default)]
        pub holds_from: Option<Date>,
        /// Last day on which a later amended text holds. Left out where it holds to the end.
        #[serde(default)]
        pub holds_until: Option<Date>,
        /// Whether the sources show only a part of what the edition says, or only the law behind it, so that who
        /// does what in which case, and which laws of its time it does not cite, is not compared with what another
        /// edition says. The note tells what was not seen.
        #[serde(default)]
        pub partial: bool,
        /// What a careful reader should know about this record.
        #[serde(default)]
        pub note: Option<String>,
    }
}

record! {
    /// Says that an edition does not have certain threads, terms or processes.
    pub struct Absent {
        /// Threads that the edition does not have.
        #[serde(default)]
        pub threads: Vec<String>,
        /// Terms that the edition does not define.
        #[serde(default)]
        pub terms: Vec<String>,
        /// Processes that the edition does not have.
        #[serde(default)]
        pub processes: Vec<String>,
        /// Why it is known that they are not there, as one sentence.
        pub because: String,
        /// Where this is shown.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// Says that it is not known whether an edition has certain threads, terms or processes.
    pub struct Gap {
        /// Threads that are not known.
        #[serde(default)]
        pub threads: Vec<String>,
        /// Terms that are not known.
        #[serde(default)]
        pub terms: Vec<String>,
        /// Processes that are not known.
        #[serde(default)]
        pub processes: Vec<String>,
        /// What was looked for and where, as one sentence.
        pub looked_for: String,
    }
}

record! {
    /// What one edition makes of one term.
    pub struct Definition {
        /// Identity of the term.
        pub term: String,
        /// The meaning in the project's own words. One entry a limb of the definition.
        pub says: Vec<String>,
        /// Provisions behind it.
        #[serde(default)]
        pub law: Vec<String>,
        /// Where it stands.
        #[serde(default)]
        pub place: Option<Place>,
        /// Where it is shown. Never empty.
        pub evidence: Vec<Evidence>,
        /// Short key terms that stand on the cited page of the official text.
        #[serde(default)]
        pub terms: Vec<String>,
        /// What a careful reader should know about this record.
        #[serde(default)]
        pub note: Option<String>,
    }
}

words! {
    /// What a process's steps were drawn from.
    pub enum DrawnFrom {
        /// The edition's own flow chart.
        FlowChart,
        /// The edition's text.
        Text,
        /// Other sources of the period.
        OtherSources,
    }
}

words! {
    /// What sort of step this is.
    pub enum StepKind {
        /// Where the process begins. Exactly one in a process.
        Start,
        /// Something that somebody does.
        Action,
        /// A question with answers that lead to different steps.
        Decision,
        /// Where the process ends, or hands over to another.
        End,
    }
}

record! {
    /// An answer to a decision and where it leads.
    pub struct Answer {
        /// The answer: "yes", "no", "risk remains".
        pub answer: String,
        /// Identity of the next step.
        pub to: String,
    }
}

record! {
    /// One step of a process.
    pub struct Step {
        /// Identity, the same in every edition that has the step.
        pub id: String,
        /// What sort of step this is.
        pub kind: StepKind,
        /// Roles that take the step.
        #[serde(default)]
        pub who: Vec<String>,
        /// What is done (plain verb form), or the question of a decision, without a full stop
        /// or question mark.
        pub does: String,
        /// By when, or how often.
        #[serde(default)]
        pub within: Option<Limit>,
        /// Threads of the duties behind the step.
        #[serde(default)]
        pub duties: Vec<String>,
        /// Steps that follow. Empty on a decision, which has answers, and on an end.
        #[serde(default)]
        pub next: Vec<String>,
        /// Answers of a decision.
        #[serde(default)]
        pub answers: Vec<Answer>,
        /// Steps among `next` and `answers` that lead back to an earlier step.
        #[serde(default)]
        pub back: Vec<String>,
        /// Identities of earlier editions' steps that this one continues under a new identity.
        #[serde(default)]
        pub was: Vec<String>,
        /// Where it is shown. Never empty.
        pub evidence: Vec<Evidence>,
    }
}

record! {
    /// A process as one edition has it.
    pub struct Process {
        /// Identity of the process.
        pub process: String,
        /// What the steps were drawn from.
        pub drawn_from: DrawnFrom,
        /// Where it stands.
        #[serde(default)]
        pub place: Option<Place>,
        /// What a careful reader should know about this record.
        #[serde(default)]
        pub note: Option<String>,
        /// Steps, the start first.
        pub step: Vec<Step>,
    }
}

record! {
    /// Paragraphs of the official text that no record cites, with the reason.
    pub struct Uncited {
        /// Paragraphs, such as "12-14", or a page in words, such as "page 82".
        pub paragraphs: String,
        /// Why no record cites them, as one sentence.
        pub because: String,
    }
}

impl Unit {
    /// Whether the unit carries a figure.
    pub fn has_figure(self) -> bool {
        !matches!(self, Unit::AtOnce | Unit::AsSoonAsPossible | Unit::NotKnown)
    }
}

impl Limit {
    /// Whether it is known by when.
    pub fn is_known(&self) -> bool {
        self.unit != Unit::NotKnown
    }
}

impl Place {
    /// The section, where nothing nearer is known: neither paragraphs nor a page.
    pub fn section_alone(&self) -> Option<&str> {
        self.section.as_deref().filter(|_| self.paragraphs.is_none() && self.page.is_none())
    }
}

impl Duty {
    /// The time limit, where one is known.
    pub fn limit(&self) -> Option<&Limit> {
        self.within.as_ref().filter(|limit| limit.is_known())
    }
}

impl Step {
    /// The time limit, where one is known.
    pub fn limit(&self) -> Option<&Limit> {
        self.within.as_ref().filter(|limit| limit.is_known())
    }
}
