//! How far the cells of an old workbook are spread, told before it is laid out in memory.
//! Walks the container and the records of an `.xls` file; reads no values.

/// A sector number from here on means that a chain ends.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// Records that begin with a row and a column, and hold one cell.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x0205, 0x00FD, 0x027E, 0x00D6];
/// A record of several cells in one row.
const MANY_CELLS: u16 = 0x00BD;
const BEGINNING: u16 = 0x0809;

/// How many cells the rectangles have that the cells of each sheet span, all sheets together.
/// Nothing where the container makes no sense.
pub(super) fn spread(bytes: &[u8]) -> Option<u64> {
    let stream = Container::open(bytes)?.workbook()?;
    let (mut total, mut sheet, mut at) = (0_u64, Rectangle::default(), 0);
    while let (Some(kind), Some(length)) = (short(&stream, at), short(&stream, at + 2)) {
        let start = at + 4;
        let end = start + usize::from(length);
        if kind == BEGINNING {
            total = total.saturating_add(sheet.area());
            sheet = Rectangle::default();
        } else if let (Some(row), Some(column)) = (short(&stream, start), short(&stream, start + 2))
        {
            if CELLS.contains(&kind) {
                sheet.cover(row, column);
            } else if kind == MANY_CELLS {
                sheet.cover(row, column);
                sheet.cover(row, short(&stream, end.saturating_sub(2)).unwrap_or(column));
            }
        }
        at = end;
    }
    Some(total.saturating_add(sheet.area()))
}

/// The rectangle around cells.
#[derive(Default)]
struct Rectangle {
    corners: Option<[u16; 4]>,
}

impl Rectangle {
    /// Takes in one more cell.
    fn cover(&mut self, row: u16, column: u16) {
        let [top, left, bottom, right] = self.corners.unwrap_or([row, column, row, column]);
        self.corners = Some([
            top.min(row),
            left.min(column),
            bottom.max(row),
            right.max(column),
        ]);
    }

    /// How many cells it has.
    fn area(&self) -> u64 {
        self.corners.map_or(0, |[top, left, bottom, right]| {
            (u64::from(bottom - top) + 1) * (u64::from(right - left) + 1)
        })
    }
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let pair = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(pair.try_into().ok()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// An OLE container: sectors, and for each the one that follows it.
struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    next: Vec<u32>,
}

impl<'a> Container<'a> {
    /// Reads which sector follows which.
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let power = short(bytes, 30).filter(|power| (7..=16).contains(power))?;
        let mut container = Self {
            bytes,
            sector: 1 << power,
            next: Vec::new(),
        };
        let mut tables: Vec<u32> = (0..109)
            .filter_map(|index| long(bytes, 76 + index * 4))
            .collect();
        let (mut more, most) = (long(bytes, 68)?, bytes.len() / container.sector + 1);
        let entries = container.sector / 4 - 1;
        while more < LAST_SECTOR && tables.len() <= most + entries {
            let list = container.at(more)?;
            tables.extend((0..entries).filter_map(|index| long(list, index * 4)));
            more = long(list, entries * 4)?;
        }
        for table in tables
            .into_iter()
            .filter(|table| *table < LAST_SECTOR)
            .take(most)
        {
            let list = container.at(table)?;
            let list: Vec<u32> = (0..=entries)
                .filter_map(|index| long(list, index * 4))
                .collect();
            container.next.extend(list);
        }
        Some(container)
    }

    /// The bytes of a sector; the last of a file may be short.
    fn at(&self, number: u32) -> Option<&'a [u8]> {
        let start = usize::try_from(number)
            .ok()?
            .checked_add(1)?
            .checked_mul(self.sector)?;
        let end = start.saturating_add(self.sector).min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// The bytes of a chain of sectors.
    fn chain(&self, first: u32) -> Vec<u8> {
        let (mut found, mut number) = (Vec::new(), first);
        while number < LAST_SECTOR && found.len() <= self.bytes.len() {
            let Some(sector) = self.at(number) else { break };
            found.extend_from_slice(sector);
            number = self
                .next
                .get(number as usize)
                .copied()
                .unwrap_or(LAST_SECTOR);
        }
        found
    }

    /// The stream that holds the workbook.
    fn workbook(&self) -> Option<Vec<u8>> {
        const ENTRY: usize = 128;
        let directory = self.chain(long(self.bytes, 48)?);
        let named = |entry: &&[u8], name: &str| {
            let wide: Vec<u8> = name
                .encode_utf16()
                .chain([0])
                .flat_map(u16::to_le_bytes)
                .collect();
            entry.starts_with(&wide)
        };
        let entries = || directory.chunks_exact(ENTRY);
        let root = entries().next()?;
        let book = entries()
            .find(|entry| named(entry, "Workbook"))
            .or_else(|| entries().find(|entry| named(entry, "Book")))?;
        let (first, size) = (long(book, 116)?, long(book, 120)?);
        if size >= long(self.bytes, 56)? {
            return Some(self.chain(first));
        }
        // Small streams lie in pieces of 64 bytes within the stream of the root entry.
        const PIECE: usize = 64;
        let pieces = self.chain(long(root, 116)?);
        let follows = self.chain(long(self.bytes, 60)?);
        let (mut found, mut number) = (Vec::new(), first);
        while number < LAST_SECTOR && found.len() <= pieces.len() {
            let start = number as usize * PIECE;
            found.extend_from_slice(pieces.get(start..start.checked_add(PIECE)?)?);
            number = long(&follows, number as usize * 4).unwrap_or(LAST_SECTOR);
        }
        Some(found)
    }
}
