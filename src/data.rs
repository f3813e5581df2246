//! The corpus that is built into the program, and what is worked out from it once.

use std::cell::{OnceCell, RefCell};

use comparison::Comparison;
use corpus::Corpus;

use crate::address::Pair;

/// What comparing, filtering and searching need; all that the browser gets.
#[cfg(not(feature = "render"))]
static BUNDLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundle.bin"));
/// Everything, for the pages that are only rendered.
#[cfg(feature = "render")]
static WHOLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/whole.bin"));

thread_local! {
    static CORPUS: OnceCell<&'static Corpus> = const { OnceCell::new() };
    static TEXTS: RefCell<Vec<(Pair, &'static [String])>> = const { RefCell::new(Vec::new()) };
    static COMPARISONS: RefCell<Vec<(Pair, &'static Comparison<'static>)>> = const { RefCell::new(Vec::new()) };
}

/// The corpus. It lives as long as the program.
pub fn corpus() -> &'static Corpus {
    CORPUS.with(|cell| {
        *cell.get_or_init(|| {
            #[cfg(not(feature = "render"))]
            let corpus = corpus::bundle::unpack(BUNDLE);
            // Written by the build of this very program, which fails where it cannot.
            #[cfg(feature = "render")]
            let corpus = corpus::bundle::unpack_whole(WHOLE).unwrap_or_default();
            Box::leak(Box::new(corpus))
        })
    })
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

/// The comparison of a pair of editions, worked out once. There are as many as pairs of editions,
/// so they are kept.
pub fn comparison(pair: &Pair) -> Option<&'static Comparison<'static>> {
    COMPARISONS.with_borrow_mut(|kept| {
        if let Some((_, comparison)) = kept.iter().find(|(known, _)| known == pair) {
            return Some(*comparison);
        }
        let corpus = corpus();
        let compared = comparison::compare(corpus, corpus.edition(&pair.from)?, corpus.edition(&pair.to)?);
        let compared: &'static Comparison<'static> = Box::leak(Box::new(compared));
        kept.push((pair.clone(), compared));
        Some(compared)
    })
}

/// The texts in which words are looked for, one for every change of a comparison, worked out once:
/// to make them anew for every letter that is typed takes longer than to search them.
pub fn texts(
    comparison: &'static Comparison<'static>,
    make: fn(&Comparison<'static>, &comparison::Change<'static>) -> String,
) -> &'static [String] {
    let pair = Pair { from: comparison.from.id().to_owned(), to: comparison.to.id().to_owned() };
    TEXTS.with_borrow_mut(|kept| {
        if let Some((_, texts)) = kept.iter().find(|(known, _)| *known == pair) {
            return *texts;
        }
        let texts: Vec<String> = comparison.changes.iter().map(|change| make(comparison, change)).collect();
        let texts: &'static [String] = Box::leak(texts.into_boxed_slice());
        kept.push((pair, texts));
        texts
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
