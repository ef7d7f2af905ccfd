//! The formulas of `[[val: …]]`: one function of a closed list, over the records of one register.
//! Understands how they are written; never looks anything up.

/// A formula: `count(priorities, needs_partners = yes)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formula {
    /// What is worked out.
    pub function: Function,
    /// The register, or the list of rows of the same document.
    pub register: String,
    /// The column it is worked out from; none for what only counts.
    pub column: Option<String>,
    /// What a record must meet to be taken in.
    pub conditions: Vec<Condition>,
}

/// The closed list of functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Function {
    /// How many records meet the conditions.
    Count,
    /// What a column adds up to.
    Sum,
    /// The share of all records that meets the conditions, to a whole per cent.
    Percent,
    /// The mean of a column, to one decimal.
    Mean,
    /// The least of a column.
    Min,
    /// The greatest of a column.
    Max,
    /// The first of a column: the earliest, if it holds dates.
    First,
    /// The last of a column: the latest, if it holds dates.
    Last,
}

/// The names of the functions, as officers write them.
pub const FUNCTIONS: &[(&str, Function)] = &[
    ("count", Function::Count),
    ("sum", Function::Sum),
    ("percent", Function::Percent),
    ("mean", Function::Mean),
    ("min", Function::Min),
    ("max", Function::Max),
    ("first", Function::First),
    ("last", Function::Last),
];

/// One condition: `tier = significant`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The column.
    pub column: String,
    /// How it is compared.
    pub operator: Operator,
    /// With what: one value, or several after `in`.
    pub values: Vec<Given>,
}

/// The closed list of comparisons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `in`
    In,
}

/// Longer signs first, so that `<=` is not read as `<`.
const OPERATORS: &[(&str, Operator)] = &[
    ("!=", Operator::Unequal),
    ("<=", Operator::AtMost),
    (">=", Operator::AtLeast),
    ("=", Operator::Equal),
    ("<", Operator::Less),
    (">", Operator::More),
    (" in ", Operator::In),
];

/// What a column is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// Words as written.
    Literal(String),
    /// The id of a named fact: `[[threshold.significant]]`.
    Fact(String),
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// A sentence that says what cannot be understood.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let Some((name, rest)) = text.split_once('(') else {
            return Err(format!(
                "`{text}` is not a function of a register, such as `count(priorities)`"
            ));
        };
        let name = name.trim();
        let Some((_, function)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = FUNCTIONS.iter().map(|(known, _)| *known).collect();
            return Err(format!(
                "there is no function `{name}`; there are {}",
                known.join(", ")
            ));
        };
        let Some(inner) = rest.trim_end().strip_suffix(')') else {
            return Err("its closing bracket is missing".to_owned());
        };
        let parts = split(inner);
        let (first, conditions) = parts.split_first().ok_or("it names no register")?;
        let (register, column) = match first.trim().split_once('.') {
            Some((register, column)) => (register.trim(), Some(column.trim().to_owned())),
            None => (first.trim(), None),
        };
        if register.is_empty() {
            return Err("it names no register".to_owned());
        }
        let counts = matches!(function, Function::Count | Function::Percent);
        if !counts && column.is_none() {
            return Err(format!(
                "`{name}` needs a column, such as `{name}({register}.amount)`"
            ));
        }
        Ok(Self {
            function: *function,
            register: register.to_owned(),
            column,
            conditions: conditions
                .iter()
                .map(|part| condition(part))
                .collect::<Result<_, _>>()?,
        })
    }

    /// The facts it is compared with.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        let given = self.conditions.iter().flat_map(|c| &c.values);
        given.filter_map(|value| match value {
            Given::Fact(id) => Some(id.as_str()),
            Given::Literal(_) => None,
        })
    }
}

/// Cuts at commas that stand in no brackets and no quotation marks.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut depth, mut quoted) = (0, 0_u32, false);
    for (at, letter) in text.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            '(' | '[' if !quoted => depth += 1,
            ')' | ']' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted && depth == 0 => {
                parts.push(&text[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[from..]);
    parts
}

fn condition(text: &str) -> Result<Condition, String> {
    let first = OPERATORS
        .iter()
        .filter_map(|(sign, operator)| Some((text.find(sign)?, *sign, *operator)))
        .min_by_key(|(at, sign, _)| (*at, usize::MAX - sign.len()));
    let Some((at, sign, operator)) = first else {
        return Err(format!(
            "`{}` is not a condition, such as `tier = significant`",
            text.trim()
        ));
    };
    let column = text[..at].trim();
    let rest = text[at + sign.len()..].trim();
    if column.is_empty() || rest.is_empty() {
        return Err(format!(
            "`{}` is not a condition, such as `tier = significant`",
            text.trim()
        ));
    }
    let values = if operator == Operator::In {
        let inner = rest.strip_prefix('(').and_then(|r| r.strip_suffix(')'));
        let inner = inner.ok_or("`in` needs a list, such as `tier in (standard, network)`")?;
        split(inner).into_iter().map(given).collect()
    } else {
        vec![given(rest)]
    };
    Ok(Condition {
        column: column.to_owned(),
        operator,
        values,
    })
}

fn given(text: &str) -> Given {
    let text = text.trim();
    let fact = text
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"));
    match fact {
        Some(id) => Given::Fact(id.trim().to_owned()),
        None => Given::Literal(text.trim_matches('"').to_owned()),
    }
}
