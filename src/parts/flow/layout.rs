//! Where everything of a drawing stands.
//!
//! The layout is our own: what matters most here is that one step stands at one height in both
//! editions, which layering crates for one graph do not offer, and the guidance's processes are so
//! near to a line that two boxes side by side in a row are enough. A row holds up to two steps of
//! an edition, or one decision with its answers below it. A way to the next row runs straight; a
//! way that passes rows runs down the side, and so does a way back.

use std::collections::{BTreeMap, BTreeSet};

use comparison::Kind;
use corpus::model::StepKind;

use super::text::{BOLD, width, wrap};

/// Size of the words that say what is done.
pub const LARGE: f32 = 13.5;
/// Size of the words around what is done.
pub const SMALL: f32 = 12.0;
/// Height of the lines of either size.
pub const LINE: (f32, f32) = (18.0, 15.5);
/// Room between the edge of a box and its words.
pub const PAD: f32 = 11.0;
/// How far the ends of a decision are drawn in.
pub const SLANT: f32 = 14.0;

/// Room above the first row for the names of the editions.
const HEAD: f32 = 34.0;
const CHANNEL: f32 = 24.0;
const TRACK: f32 = 10.0;
const GUTTER: f32 = 14.0;
const BESIDE: f32 = 22.0;
const ALONE_WIDTH: f32 = 350.0;
/// Most boxes of one edition in a row.
const MOST: usize = 2;
/// Height of a part of a drawing that fits on a printed page.
const PART: f32 = 725.0;

/// An answer of a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The words.
    pub text: String,
    /// What happened to it.
    pub mark: Option<Kind>,
}

/// A way from a step to another step of the same edition.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// Position of the step that it leads to.
    pub to: usize,
    /// Whether it leads back.
    pub back: bool,
    /// Position of the answer that leads this way.
    pub answer: Option<usize>,
}

/// A step to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its number in the list that holds the same content.
    pub number: usize,
    /// What sort of step it is.
    pub kind: StepKind,
    /// What happened to it, with a few words on it.
    pub mark: Option<(Kind, String)>,
    /// What is done.
    pub does: String,
    /// Who takes it.
    pub who: String,
    /// By when.
    pub limit: String,
    /// Answers of a decision.
    pub answers: Vec<Answer>,
    /// Where it leads.
    pub ways: Vec<Way>,
}

/// What is to be drawn: a column an edition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// Name of each column, with its steps in reading order.
    pub columns: Vec<(String, Vec<Node>)>,
    /// Steps of the first and of the second column that are to stand at one height. A step that is
    /// in no pair stands for itself.
    pub pairs: Vec<(usize, usize)>,
    /// Width of a column.
    pub width: f32,
}

/// Lines of words in a box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// What happened to the step.
    pub mark: Vec<String>,
    /// What is done.
    pub does: Vec<String>,
    /// Who takes it.
    pub who: Vec<String>,
    /// By when.
    pub limit: Vec<String>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Area {
    fn centre(&self) -> f32 {
        self.x + self.w / 2.0
    }
}

/// A step with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The step.
    pub node: Node,
    /// Where it stands.
    pub area: Area,
    /// Its words, line by line.
    pub words: Words,
    /// Its answers: where each stands, and its lines.
    pub answers: Vec<(Area, Vec<String>)>,
}

/// A line from one step to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its corners, the first at the step that leads, the last at the step that follows.
    pub points: Vec<(f32, f32)>,
    /// Whether it leads back.
    pub back: bool,
}

/// A drawing with everything in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Width of the whole.
    pub width: f32,
    /// Name of each column, with the middle of the column.
    pub titles: Vec<(f32, String)>,
    /// The steps.
    pub steps: Vec<Placed>,
    /// The lines between them.
    pub lines: Vec<Line>,
    /// Upper edge and height of every row in which both columns have the same step.
    pub shared: Vec<(f32, f32)>,
    /// Upper edge and height of the parts that each fit on a printed page.
    pub parts: Vec<(f32, f32)>,
}

/// Lays out a drawing.
pub fn lay_out(sheet: &Sheet) -> Drawing {
    let (rows, shared) = rows(sheet);
    let count = rows.iter().flatten().max().map_or(0, |last| last + 1);
    let gap = 28.0;
    let mut columns: Vec<Column<'_>> = sheet
        .columns
        .iter()
        .zip(rows)
        .enumerate()
        .map(|(i, ((_, nodes), rows))| Column::new(nodes, rows, count, (sheet.width + gap) * i as f32, sheet.width))
        .collect();

    let mut y = HEAD;
    let mut bands = Vec::with_capacity(count);
    for row in 0..count {
        let tall = columns.iter().map(|column| column.tallest(row)).fold(0.0, f32::max);
        let answers = columns.iter().map(|column| column.answers_height(row)).fold(0.0, f32::max);
        let tracks = columns.iter().map(|column| column.tracks(row)).max().unwrap_or(0);
        let last = row + 1 == count;
        let channel = if last && tracks == 0 { 8.0 } else { CHANNEL + TRACK * tracks.saturating_sub(1) as f32 };
        bands.push(Band { top: y, tall, answers, channel });
        y += tall + answers + channel;
    }
    let mut steps = Vec::new();
    let mut lines = Vec::new();
    for column in &mut columns {
        column.place(&bands);
        lines.extend(column.lines(&bands));
        steps.append(&mut column.placed);
    }
    Drawing {
        width: sheet.width * columns.len() as f32 + gap * columns.len().saturating_sub(1) as f32,
        titles: sheet
            .columns
            .iter()
            .zip(&columns)
            .map(|((name, _), column)| (column.x + column.width / 2.0, name.clone()))
            .collect(),
        steps,
        lines,
        shared: shared.iter().filter_map(|row| bands.get(*row)).map(|band| (band.top, band.tall)).collect(),
        parts: parts(&bands, y),
    }
}

/// Cuts a drawing between rows into parts that fit on a printed page.
fn parts(bands: &[Band], end: f32) -> Vec<(f32, f32)> {
    let mut cuts = vec![0.0];
    let mut start = 0.0;
    for pair in bands.windows(2) {
        // The cut is made just above the next row, where lines run straight down.
        let next_end = pair[1].top + pair[1].tall + pair[1].answers + pair[1].channel;
        if next_end - start > PART {
            start = pair[1].top - 5.0;
            cuts.push(start);
        }
    }
    cuts.push(end);
    cuts.windows(2).map(|pair| (pair[0], pair[1] - pair[0])).collect()
}

/// A row with its heights, for all columns.
struct Band {
    top: f32,
    tall: f32,
    answers: f32,
    channel: f32,
}

/// The row of every step of every column, and the rows that hold a pair.
fn rows(sheet: &Sheet) -> (Vec<Vec<usize>>, BTreeSet<usize>) {
    let mut units: Vec<Vec<(usize, usize)>> = Vec::new();
    let (mut first, mut second) = (0, 0);
    let size = |column: usize| sheet.columns.get(column).map_or(0, |(_, nodes)| nodes.len());
    // Both columns are in reading order, so that pairs that cross are parted.
    for (a, b) in &sheet.pairs {
        units.extend((first..*a).map(|i| vec![(0, i)]));
        units.extend((second..*b).map(|i| vec![(1, i)]));
        if *a >= first && *b >= second {
            units.push(vec![(0, *a), (1, *b)]);
        } else {
            units.extend((*a >= first).then(|| vec![(0, *a)]));
            units.extend((*b >= second).then(|| vec![(1, *b)]));
        }
        (first, second) = (first.max(a + 1), second.max(b + 1));
    }
    units.extend((first..size(0)).map(|i| vec![(0, i)]));
    units.extend((second..size(1)).map(|i| vec![(1, i)]));
    loop {
        match try_rows(sheet, &units) {
            Ok(found) => return found,
            Err(stuck) => {
                let parted: Vec<Vec<(usize, usize)>> = units.remove(stuck).into_iter().map(|step| vec![step]).collect();
                units.extend(parted);
            }
        }
    }
}

type Rows = (Vec<Vec<usize>>, BTreeSet<usize>);

/// The rows, where these steps can stand together; else the position of a pair that cannot.
fn try_rows(sheet: &Sheet, units: &[Vec<(usize, usize)>]) -> Result<Rows, usize> {
    let node = |(column, i): (usize, usize)| &sheet.columns[column].1[i];
    let unit_of: BTreeMap<(usize, usize), usize> =
        units.iter().enumerate().flat_map(|(u, steps)| steps.iter().map(move |step| (*step, u))).collect();
    let mut behind: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); units.len()];
    for (step, u) in &unit_of {
        for way in node(*step).ways.iter().filter(|way| !way.back) {
            if let Some(to) = unit_of.get(&(step.0, way.to)).filter(|to| *to != u) {
                behind[*to].insert(*u);
            }
        }
    }
    let mut used: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut row_of: BTreeMap<usize, usize> = BTreeMap::new();
    let takes = |step: &(usize, usize)| if node(*step).kind == StepKind::Decision { MOST } else { 1 };
    let is_end = |u: usize| units[u].iter().all(|step| node(*step).kind == StepKind::End);
    while row_of.len() < units.len() {
        let open = |u: &usize| !row_of.contains_key(u);
        let free = |u: &usize| behind[*u].iter().all(|b| row_of.contains_key(b));
        // Ends wait, so that they stand beside the steps that go on rather than in their way.
        let ready = (0..units.len()).filter(open).filter(free).min_by_key(|u| (is_end(*u), *u));
        let Some(u) = ready else {
            let pair = (0..units.len()).filter(open).find(|u| units[*u].len() > 1);
            // A circle that no way back declares: the checks refuse it, and it is drawn all the same.
            let Some(pair) = pair else {
                let lost = (0..units.len()).find(open).unwrap_or(0);
                row_of.insert(lost, used.keys().map(|(_, row)| row + 1).max().unwrap_or(0));
                continue;
            };
            return Err(pair);
        };
        let first = behind[u].iter().filter_map(|b| row_of.get(b)).max().map_or(0, |row| row + 1);
        let last = used.keys().map(|(_, row)| row + 1).max().unwrap_or(0).max(first);
        let taken = |step: &(usize, usize), row: usize| used.get(&(step.0, row)).copied().unwrap_or(0);
        let fits = |row: &usize| units[u].iter().all(|step| taken(step, *row) + takes(step) <= MOST);
        let beside_others = |row: &usize| units[u].iter().all(|step| taken(step, *row) > 0);
        let shared = (first..last).filter(|row| is_end(u) && beside_others(row)).find(fits);
        let row = shared.or_else(|| (first..=last).find(fits)).unwrap_or(last + 1);
        for step in &units[u] {
            *used.entry((step.0, row)).or_insert(0) += takes(step);
        }
        row_of.insert(u, row);
    }
    let mut rows: Vec<Vec<usize>> = sheet.columns.iter().map(|(_, nodes)| vec![0; nodes.len()]).collect();
    for ((column, i), u) in &unit_of {
        rows[*column][*i] = row_of[u];
    }
    let shared = units.iter().enumerate().filter(|(_, steps)| steps.len() > 1).map(|(u, _)| row_of[&u]).collect();
    Ok((rows, shared))
}

/// Which side of a column a way runs down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gutter {
    Left,
    Right,
}

/// How a way runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Run {
    /// To the next row of the column.
    Down,
    /// Down or up a side, on a track.
    Beside(Gutter, usize),
}

/// A column while it is laid out.
struct Column<'s> {
    nodes: &'s [Node],
    x: f32,
    width: f32,
    /// Row of each step.
    rows: Vec<usize>,
    placed: Vec<Placed>,
    /// For each step and way: how it runs, where it begins, and its track below the row.
    ways: Vec<Vec<(Run, f32, usize)>>,
    tracks: Vec<usize>,
    /// Number of tracks at the left and at the right.
    gutters: (usize, usize),
}

impl<'s> Column<'s> {
    fn new(nodes: &'s [Node], rows: Vec<usize>, count: usize, x: f32, width: f32) -> Self {
        let mut column = Column {
            nodes,
            x,
            width,
            rows,
            placed: Vec::new(),
            ways: Vec::new(),
            tracks: vec![0; count],
            gutters: (0, 0),
        };
        let order = column.order(count);
        let runs = column.runs(&order);
        column.put(&order);
        column.begin(&runs);
        column.spread(count);
        column
    }

    /// The steps of each row from left to right: in the order of the steps that lead to them.
    fn order(&self, count: usize) -> Vec<Vec<usize>> {
        let mut order: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut across: Vec<f32> = vec![0.5; self.nodes.len()];
        for (row, steps) in order.iter_mut().enumerate() {
            *steps = (0..self.nodes.len()).filter(|i| self.rows[*i] == row).collect();
            let pull = |i: usize| -> f32 {
                let mut sum = (0.0, 0.0);
                for (from, node) in self.nodes.iter().enumerate() {
                    for (n, way) in node.ways.iter().enumerate().filter(|(_, way)| way.to == i && self.rows[from] < row)
                    {
                        let share =
                            if node.ways.len() > 1 { (n as f32 + 0.5) / node.ways.len() as f32 - 0.5 } else { 0.0 };
                        let near = if way.answer.is_some() { 1.0 } else { 0.5 };
                        sum = (sum.0 + across[from] + share * near, sum.1 + 1.0);
                    }
                }
                if sum.1 > 0.0 { sum.0 / sum.1 } else { 0.5 }
            };
            steps.sort_by(|a, b| pull(*a).total_cmp(&pull(*b)));
            for (n, i) in steps.iter().enumerate() {
                across[*i] = (n as f32 + 0.5) / steps.len() as f32;
            }
        }
        order
    }

    /// How every way runs. Ways to one step share a track.
    fn runs(&mut self, order: &[Vec<usize>]) -> Vec<Vec<Run>> {
        let mut runs: Vec<Vec<Run>> = self.nodes.iter().map(|node| vec![Run::Down; node.ways.len()]).collect();
        let mut beside: BTreeMap<(usize, bool), Vec<(usize, usize)>> = BTreeMap::new();
        for (i, node) in self.nodes.iter().enumerate() {
            let next = (self.rows[i] + 1..order.len()).find(|row| !order[*row].is_empty());
            for (n, way) in node.ways.iter().enumerate() {
                if next != Some(self.rows[way.to]) {
                    beside.entry((way.to, self.rows[way.to] <= self.rows[i])).or_default().push((i, n));
                }
            }
        }
        // Short ways first, so that they run nearest to the boxes.
        let reach = |to: usize, ways: &[(usize, usize)]| {
            let rows = ways.iter().map(|(i, _)| self.rows[*i]).chain([self.rows[to]]);
            (rows.clone().min().unwrap_or(0), rows.max().unwrap_or(0))
        };
        let mut groups: Vec<_> = beside.into_iter().map(|((to, _), ways)| (to, reach(to, &ways), ways)).collect();
        groups.sort_by_key(|(to, (first, last), _)| (last - first, *first, *to));
        let mut taken: BTreeMap<(Gutter, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for (to, (first, last), ways) in groups {
            let free = |gutter: Gutter| {
                (0..).find(|track| {
                    taken
                        .get(&(gutter, *track))
                        .is_none_or(|rows| rows.iter().all(|(from, until)| last < *from || first > *until))
                })
            };
            let (left, right) = (free(Gutter::Left).unwrap_or(0), free(Gutter::Right).unwrap_or(0));
            let row = &order[self.rows[to]];
            let place = row.iter().position(|i| *i == to).unwrap_or(0);
            let from_left = ways.iter().all(|(i, _)| {
                let row = &order[self.rows[*i]];
                row.len() > 1 && row.first() == Some(i)
            });
            let (gutter, track) = match (row.len() > 1, place) {
                (true, 0) => (Gutter::Left, left),
                (true, _) => (Gutter::Right, right),
                _ if left < right || (left == right && from_left) => (Gutter::Left, left),
                _ => (Gutter::Right, right),
            };
            taken.entry((gutter, track)).or_default().push((first, last));
            for (i, n) in ways {
                runs[i][n] = Run::Beside(gutter, track);
            }
        }
        let most =
            |gutter: Gutter| taken.keys().filter(|(g, _)| *g == gutter).map(|(_, track)| track + 1).max().unwrap_or(0);
        self.gutters = (most(Gutter::Left), most(Gutter::Right));
        runs
    }

    /// Left edge and width of what lies between the gutters.
    fn content(&self) -> (f32, f32) {
        let room = |tracks: usize| if tracks > 0 { GUTTER * tracks as f32 + 8.0 } else { 2.0 };
        let (left, right) = (room(self.gutters.0), room(self.gutters.1));
        (self.x + left, self.width - left - right)
    }

    /// Gives every step its place across, and breaks its words into lines.
    fn put(&mut self, order: &[Vec<usize>]) {
        let (left, room) = self.content();
        let mut placed: Vec<Option<Placed>> = vec![None; self.nodes.len()];
        for row in order {
            let n = row.len().max(1) as f32;
            for (at, i) in row.iter().enumerate() {
                let node = &self.nodes[*i];
                let slot = (room - BESIDE * (n - 1.0)) / n;
                let decides = node.kind == StepKind::Decision;
                let w = if row.len() == 1 && !decides { slot.min(ALONE_WIDTH) } else { slot };
                let x = left + (slot + BESIDE) * at as f32 + (slot - w) / 2.0;
                let inner = w - 2.0 * PAD - if decides { 2.0 * SLANT } else { 0.0 };
                let words = Words {
                    mark: node.mark.as_ref().map_or(Vec::new(), |(_, text)| wrap(text, SMALL * BOLD, inner)),
                    does: wrap(&node.does, LARGE * BOLD, inner),
                    who: wrap(&node.who, SMALL, inner),
                    limit: wrap(&node.limit, SMALL * BOLD, inner),
                };
                placed[*i] = Some(Placed {
                    node: node.clone(),
                    area: Area { x, y: 0.0, w, h: 0.0 },
                    words,
                    answers: Vec::new(),
                });
            }
        }
        self.placed = placed.into_iter().flatten().collect();
    }

    /// Gives every answer its place across, and every way its beginning: ways that run down the
    /// left side begin at the left, so that lines cross as little as can be.
    fn begin(&mut self, runs: &[Vec<Run>]) {
        for (i, runs) in runs.iter().enumerate() {
            let node = &self.nodes[i];
            let area = self.placed[i].area;
            let mut ways: Vec<usize> = (0..node.ways.len()).collect();
            let side = |n: usize| match runs[n] {
                Run::Beside(Gutter::Left, _) => 0,
                Run::Down => 1,
                Run::Beside(Gutter::Right, _) => 2,
            };
            let target = |n: usize| self.placed[node.ways[n].to].area.centre();
            ways.sort_by(|a, b| side(*a).cmp(&side(*b)).then(target(*a).total_cmp(&target(*b))));
            let count = ways.len().max(1) as f32;
            let slot = area.w / count;
            let mut begins = vec![(Run::Down, area.centre(), 0); node.ways.len()];
            let mut answers = vec![(Area::default(), Vec::new()); node.answers.len()];
            for (at, n) in ways.into_iter().enumerate() {
                let middle = area.x + slot * (at as f32 + 0.5);
                begins[n] = (runs[n], middle, 0);
                if let Some(answer) = node.ways[n].answer {
                    let text = &node.answers[answer].text;
                    let sign = if node.answers[answer].mark.is_some() { 14.0 } else { 0.0 };
                    let lines = wrap(text, SMALL, slot - 26.0 - sign);
                    let widest = lines.iter().map(|line| width(line, SMALL)).fold(0.0, f32::max);
                    let w = (widest + 20.0 + sign).max(44.0).min(slot - 4.0);
                    answers[answer] =
                        (Area { x: middle - w / 2.0, y: 0.0, w, h: 8.0 + LINE.1 * lines.len() as f32 }, lines);
                }
            }
            self.placed[i].answers = answers;
            self.ways.push(begins);
        }
    }

    /// Where a way that runs to the next row arrives: straight below where it begins, if the step
    /// is wide enough.
    fn arrives(&self, from: f32, to: usize) -> f32 {
        let area = self.placed[to].area;
        from.clamp(area.x + 20.0, area.x + area.w - 20.0)
    }

    fn track_x(&self, gutter: Gutter, track: usize) -> f32 {
        let (left, room) = self.content();
        let away = 8.0 + GUTTER * track as f32;
        match gutter {
            Gutter::Left => left - away,
            Gutter::Right => left + room + away,
        }
    }

    /// Gives ways that run across below a row tracks of their own where they would lie on each other.
    fn spread(&mut self, count: usize) {
        for row in 0..count {
            let mut taken: Vec<Vec<(f32, f32)>> = Vec::new();
            for i in (0..self.nodes.len()).filter(|i| self.rows[*i] == row) {
                for n in 0..self.ways[i].len() {
                    let (run, begin, _) = self.ways[i][n];
                    let end = match run {
                        Run::Down => self.arrives(begin, self.nodes[i].ways[n].to),
                        Run::Beside(gutter, track) => self.track_x(gutter, track),
                    };
                    if (begin - end).abs() < 0.5 {
                        continue;
                    }
                    let (from, until) = (begin.min(end) - 6.0, begin.max(end) + 6.0);
                    let apart = |spans: &Vec<(f32, f32)>| spans.iter().all(|(a, b)| until < *a || from > *b);
                    let track = taken.iter().position(apart).unwrap_or(taken.len());
                    if track == taken.len() {
                        taken.push(Vec::new());
                    }
                    taken[track].push((from, until));
                    self.ways[i][n].2 = track;
                }
            }
            self.tracks[row] = taken.len();
        }
    }

    fn in_row(&self, row: usize) -> impl Iterator<Item = &Placed> {
        self.placed.iter().enumerate().filter(move |(i, _)| self.rows[*i] == row).map(|(_, placed)| placed)
    }

    fn tallest(&self, row: usize) -> f32 {
        let tall = |placed: &Placed| {
            let words = &placed.words;
            let small = 1 + words.mark.len() + words.who.len() + words.limit.len();
            2.0 * PAD - 4.0 + LINE.0 * words.does.len() as f32 + LINE.1 * small as f32
        };
        self.in_row(row).map(tall).fold(0.0, f32::max)
    }

    fn answers_height(&self, row: usize) -> f32 {
        let tallest = |placed: &Placed| placed.answers.iter().map(|(area, _)| area.h + 10.0).fold(0.0, f32::max);
        self.in_row(row).map(tallest).fold(0.0, f32::max)
    }

    fn tracks(&self, row: usize) -> usize {
        self.tracks[row]
    }

    /// Gives every step and answer its place down the page.
    fn place(&mut self, bands: &[Band]) {
        for (placed, row) in self.placed.iter_mut().zip(&self.rows) {
            let band = &bands[*row];
            (placed.area.y, placed.area.h) = (band.top, band.tall);
            let tallest = placed.answers.iter().map(|(area, _)| area.h).fold(0.0, f32::max);
            for (area, _) in &mut placed.answers {
                (area.y, area.h) = (band.top + band.tall + 10.0, tallest);
            }
        }
    }

    fn lines(&self, bands: &[Band]) -> Vec<Line> {
        let mut lines = Vec::new();
        for (i, node) in self.nodes.iter().enumerate() {
            let band = &bands[self.rows[i]];
            let below = band.top + band.tall + band.answers;
            for (way, (run, begin, track)) in node.ways.iter().zip(&self.ways[i]) {
                let area = self.placed[way.to].area;
                let start = (*begin, self.placed[i].area.y + self.placed[i].area.h);
                let across = below + 10.0 + TRACK * *track as f32;
                let back = way.back || self.rows[way.to] <= self.rows[i];
                let points = match run {
                    Run::Down => {
                        let end = self.arrives(*begin, way.to);
                        vec![start, (*begin, across), (end, across), (end, area.y)]
                    }
                    Run::Beside(gutter, track) => {
                        let x = self.track_x(*gutter, *track);
                        let y = area.y + area.h * if back { 0.68 } else { 0.4 };
                        let decides = self.nodes[way.to].kind == StepKind::Decision;
                        let inset = if decides {
                            SLANT * (1.0 - 2.0 * (y - area.y).min(area.y + area.h - y) / area.h)
                        } else {
                            0.0
                        };
                        let edge = if *gutter == Gutter::Left { area.x + inset } else { area.x + area.w - inset };
                        vec![start, (*begin, across), (x, across), (x, y), (edge, y)]
                    }
                };
                lines.push(Line { points: plain(points), back });
            }
        }
        lines
    }
}

/// Corners without those that are none.
fn plain(points: Vec<(f32, f32)>) -> Vec<(f32, f32)> {
    let near = |a: f32, b: f32| (a - b).abs() < 0.5;
    let mut out: Vec<(f32, f32)> = Vec::with_capacity(points.len());
    for point in points {
        if out.last().is_some_and(|last| near(last.0, point.0) && near(last.1, point.1)) {
            continue;
        }
        if let [.., a, b] = out.as_slice()
            && ((near(a.0, b.0) && near(b.0, point.0)) || (near(a.1, b.1) && near(b.1, point.1)))
        {
            out.pop();
        }
        out.push(point);
    }
    out
}
