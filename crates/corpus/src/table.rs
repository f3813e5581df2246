//! Records in the order of the data, found by identity without a walk.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Something with an identity.
pub trait Keyed {
    /// The identity.
    fn key(&self) -> &str;
}

/// Records in the order in which readers meet them, with an index by identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T> {
    rows: Vec<T>,
    /// Positions in `rows`, sorted by identity.
    by_key: Vec<u16>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), by_key: Vec::new() }
    }
}

impl<T: Keyed> Table<T> {
    /// Makes a table. Of two records with one identity, the later one is found.
    pub fn new(rows: Vec<T>) -> Self {
        let by_key = sorted(rows.iter().map(Keyed::key).collect());
        Self { rows, by_key }
    }

    /// The record with this identity.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.position(key).map(|i| &self.rows[i])
    }

    /// Where the record with this identity stands among the rows.
    pub fn position(&self, key: &str) -> Option<usize> {
        let end = self.by_key.partition_point(|i| self.rows[usize::from(*i)].key() <= key);
        let found = usize::from(*self.by_key.get(end.checked_sub(1)?)?);
        (self.rows[found].key() == key).then_some(found)
    }

    /// The records, in their order.
    pub fn into_rows(self) -> Vec<T> {
        self.rows
    }

    /// Whether a record has this identity.
    pub fn has(&self, key: &str) -> bool {
        self.position(key).is_some()
    }
}

/// Positions in the order of the keys; of equal keys the earlier first. Apart from the table, so that
/// it is compiled once and not for every type of record.
pub fn sorted(keys: Vec<&str>) -> Vec<u16> {
    let mut positions: Vec<u16> = (0..keys.len()).map(|i| i as u16).collect();
    positions.sort_unstable_by_key(|i| (keys[usize::from(*i)], *i));
    positions
}

/// Items in the order of a number each, smallest first; of equal numbers the earlier first. Compiled
/// once for all sorts of items but for the copying.
pub fn by_number<T: Clone>(items: &[T], number: impl Fn(&T) -> u64) -> Vec<T> {
    fn sorted(numbers: &[u64]) -> Vec<u16> {
        let mut positions: Vec<u16> = (0..numbers.len()).map(|i| i as u16).collect();
        positions.sort_unstable_by_key(|i| (numbers[usize::from(*i)], *i));
        positions
    }
    let numbers: Vec<u64> = items.iter().map(number).collect();
    sorted(&numbers).into_iter().map(|i| items[usize::from(i)].clone()).collect()
}

impl<T> std::ops::Deref for Table<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.rows
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<T: Serialize> Serialize for Table<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(to)
    }
}

impl<'de, T: Deserialize<'de> + Keyed> Deserialize<'de> for Table<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Vec::deserialize(from).map(Self::new)
    }
}
