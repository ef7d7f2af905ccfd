//! Tables of counts as they are published: no reader can work out a small count, by whatever sum. Every table that a
//! reader would still believe is looked through.

use guildhall::views::suppression::part;
use guildhall::views::suppression_grid::grid;

/// A published table as a reader sees it, rows parted by slashes.
fn shown(counts: &[&[usize]]) -> String {
    let counts: Vec<Vec<usize>> = counts.iter().map(|row| row.to_vec()).collect();
    let word = |cell: &Option<usize>| cell.map_or("c".to_owned(), |count| count.to_string());
    let rows = grid(&counts)
        .iter()
        .map(|row| row.iter().map(word).collect::<Vec<_>>().join(" "))
        .collect::<Vec<_>>();
    rows.join(" / ")
}

#[test]
fn a_table_without_small_counts_is_published_whole() {
    assert_eq!(shown(&[&[15, 21], &[7, 10]]), "15 21 / 7 10");
    assert_eq!(
        shown(&[&[13, 0], &[0, 22]]),
        "13 0 / 0 22",
        "nought tells of nobody"
    );
}

#[test]
fn a_small_count_takes_others_with_it_in_its_row_and_its_column() {
    assert_eq!(
        shown(&[&[15, 21, 10], &[7, 10, 3]]),
        "c 21 c / c 10 c",
        "3 alone is the total less the others, in its row and in its column"
    );
    assert_eq!(
        shown(&[&[20, 30, 40], &[3, 2, 25], &[8, 9, 10]]),
        "20 30 40 / c c 25 / c c 10",
        "two small ones in a row still stand alone in their columns"
    );
}

#[test]
fn nothing_is_shown_under_a_total_that_is_kept_back() {
    assert_eq!(
        shown(&[&[2, 20, 30], &[1, 12, 9]]),
        "c c 30 / c c 9",
        "the second group hides the first"
    );
    assert_eq!(
        shown(&[&[1, 2], &[20, 30]]),
        "c c / c c",
        "three in all is told nowhere"
    );
}

#[test]
fn a_share_that_would_tell_of_the_others_is_kept_back() {
    let parts = [
        (0, 20),
        (4, 20),
        (5, 20),
        (15, 20),
        (16, 20),
        (20, 20),
        (2, 3),
    ];
    let told = parts.map(|(count, base)| part(count, base));
    assert_eq!(
        told,
        [Some(0), None, Some(5), Some(15), None, Some(20), None]
    );
}

/// Every table with the same totals and the same open counts, in which what is kept back is one or more.
fn believed(counts: &[Vec<usize>], open: &[Vec<Option<usize>>]) -> Vec<Vec<Vec<usize>>> {
    let hidden: Vec<(usize, usize)> = (0..counts.len())
        .flat_map(|row| (0..counts[row].len()).map(move |column| (row, column)))
        .filter(|(row, column)| open[*row][*column].is_none())
        .collect();
    let mut found = Vec::new();
    let mut tried = counts.to_vec();
    hidden
        .iter()
        .for_each(|(row, column)| tried[*row][*column] = 0);
    fill(counts, &hidden, 0, &mut tried, &mut found);
    found
}

fn fill(
    counts: &[Vec<usize>],
    hidden: &[(usize, usize)],
    at: usize,
    tried: &mut Vec<Vec<usize>>,
    found: &mut Vec<Vec<Vec<usize>>>,
) {
    let row_sum = |table: &[Vec<usize>], row: usize| table[row].iter().sum::<usize>();
    let column_sum =
        |table: &[Vec<usize>], column: usize| table.iter().map(|row| row[column]).sum::<usize>();
    let Some((row, column)) = hidden.get(at).copied() else {
        let rows = (0..counts.len()).all(|row| row_sum(tried, row) == row_sum(counts, row));
        let columns =
            (0..counts[0].len()).all(|at| column_sum(tried, at) == column_sum(counts, at));
        if rows && columns {
            found.push(tried.clone());
        }
        return;
    };
    let in_row = row_sum(counts, row) - row_sum(tried, row);
    let in_column = column_sum(counts, column) - column_sum(tried, column);
    for count in 1..=in_row.min(in_column) {
        tried[row][column] = count;
        fill(counts, hidden, at + 1, tried, found);
    }
    tried[row][column] = 0;
}

#[test]
fn no_reader_can_work_out_a_small_count() {
    // Numbers that look random and are the same on every run.
    let mut state = 7_u64;
    let mut next = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((state >> 33) % 12).unwrap()
    };
    let mut kept_back = 0;
    for _ in 0..400 {
        let counts: Vec<Vec<usize>> = (0..2)
            .map(|_| {
                (0..3)
                    .map(|_| next() + 5 * usize::from(next() > 4))
                    .collect()
            })
            .collect();
        let totals_are_told = (0..3).all(|at| counts[0][at] + counts[1][at] >= 5)
            && counts.iter().all(|row| row.iter().sum::<usize>() >= 5);
        let has_nought = counts.iter().flatten().any(|count| *count == 0);
        if !totals_are_told || has_nought {
            continue;
        }
        let open = grid(&counts);
        let tables = believed(&counts, &open);
        for (row, cells) in counts.iter().enumerate() {
            for (column, count) in cells.iter().enumerate().filter(|(_, count)| **count < 5) {
                assert!(open[row][column].is_none(), "{counts:?} shows {count}");
                let others = tables.iter().any(|table| table[row][column] != *count);
                assert!(others, "{counts:?} as {open:?} tells {count}");
                kept_back += 1;
            }
        }
    }
    assert!(kept_back > 50, "only {kept_back} small counts were tried");
}
