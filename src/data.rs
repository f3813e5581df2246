//! The corpus that is built into the program, and what is worked out from it once.

use std::cell::{OnceCell, RefCell};

use comparison::Comparison;
use comparison::summary::Point;
use corpus::Corpus;
use yew::AttrValue;

use crate::address::Pair;

/// What comparing, filtering and searching in a comparison need; all that its readers get.
#[cfg(not(feature = "render"))]
static BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundle.bin"));
/// Everything, for the pages that are only rendered.
#[cfg(feature = "render")]
static WHOLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/whole.bin"));

thread_local! {
    #[cfg(not(feature = "render"))]
    static LISTS: OnceCell<fn(&mut Corpus)> = const { OnceCell::new() };
    static CORPUS: OnceCell<&'static Corpus> = const { OnceCell::new() };
    static COMPARISONS: RefCell<Vec<(Pair, &'static Prepared)>> = const { RefCell::new(Vec::new()) };
}

/// The corpus. It lives as long as the program.
pub fn corpus() -> &'static Corpus {
    CORPUS.with(|cell| {
        *cell.get_or_init(|| {
            #[cfg(not(feature = "render"))]
            let corpus = {
                let mut corpus = corpus::bundle::unpack(BUNDLE);
                LISTS.with(|lists| lists.get().map(|add| add(&mut corpus)));
                corpus
            };
            // Written by the build of this very program, which fails where it cannot.
            #[cfg(feature = "render")]
            let corpus = corpus::bundle::unpack_whole(WHOLE).unwrap_or_default();
            Box::leak(Box::new(corpus))
        })
    })
}

/// Adds what only lists and search need, before the corpus is first asked for. A program that does not call this
/// carries nothing of it.
pub fn with_lists() {
    // A program that renders has everything anyway.
    #[cfg(not(feature = "render"))]
    lists();
}

#[cfg(not(feature = "render"))]
fn lists() {
    static BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lists.bin"));
    LISTS.with(|lists| {
        lists.get_or_init(|| |corpus| corpus::bundle::unpack_lists(corpus, BYTES));
    });
}

/// Renders another corpus than the one that is built in, on this thread. Comes before the first page;
/// where the built-in corpus was asked for already, says so and changes nothing.
///
/// # Errors
/// Where this thread already has its corpus.
#[cfg(feature = "render")]
pub fn put(other: Corpus) -> Result<(), &'static str> {
    CORPUS.with(|cell| {
        if cell.get().is_some() {
            return Err("pages of another corpus were rendered on this thread");
        }
        cell.get_or_init(|| Box::leak(Box::new(other)));
        Ok(())
    })
}

/// A comparison, and what its page needs of it more than once. There are as many as pairs of editions, so they are
/// kept: to work all this out anew for every letter that is typed takes longer than to draw the page.
pub struct Prepared {
    /// The comparison.
    pub comparison: &'static Comparison<'static>,
    /// The opening answer.
    pub points: OnceCell<Vec<Point>>,
    /// The texts in which words are looked for, one for every change.
    pub texts: OnceCell<Vec<String>>,
    /// Topics that it is about: identity and title.
    pub topics: OnceCell<Vec<(String, String)>>,
    /// Roles that it is about: identity and name.
    pub roles: OnceCell<Vec<(String, String)>>,
    /// Cards without marks, and those with the marks of the words that were looked for last.
    cards: [RefCell<Cards>; 2],
}

/// Cards, by the position of their change, with the words that they mark and whether they stand on somebody else's page.
#[derive(Default)]
struct Cards {
    words: Vec<String>,
    away: bool,
    made: Vec<Option<AttrValue>>,
}

impl Prepared {
    /// The card of the change at a position, made once for these words and this kind of page.
    pub fn card(&self, at: usize, words: &[String], away: bool, make: impl FnOnce() -> String) -> AttrValue {
        let mut cards = self.cards[usize::from(!words.is_empty())].borrow_mut();
        if cards.words != words || cards.away != away || cards.made.is_empty() {
            *cards = Cards { words: words.to_vec(), away, made: vec![None; self.comparison.changes.len()] };
        }
        match cards.made.get_mut(at) {
            Some(made) => made.get_or_insert_with(|| make().into()).clone(),
            None => AttrValue::default(),
        }
    }
}

/// The comparison of a pair of editions, worked out once.
pub fn comparison(pair: &Pair) -> Option<&'static Comparison<'static>> {
    Some(prepared(pair)?.comparison)
}

/// The comparison of a pair of editions with what its page needs.
pub fn prepared(pair: &Pair) -> Option<&'static Prepared> {
    COMPARISONS.with_borrow_mut(|kept| {
        if let Some((_, prepared)) = kept.iter().find(|(known, _)| known == pair) {
            return Some(*prepared);
        }
        let corpus = corpus();
        let compared = comparison::compare(corpus, corpus.edition(&pair.from)?, corpus.edition(&pair.to)?);
        let prepared: &'static Prepared = Box::leak(Box::new(Prepared {
            comparison: Box::leak(Box::new(compared)),
            points: OnceCell::new(),
            texts: OnceCell::new(),
            topics: OnceCell::new(),
            roles: OnceCell::new(),
            cards: Default::default(),
        }));
        kept.push((pair.clone(), prepared));
        Some(prepared)
    })
}

/// A record of the corpus as a property of a component: two are equal where they are the same.
pub struct Ref<T: 'static>(pub &'static T);

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<T> std::ops::Deref for Ref<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}
