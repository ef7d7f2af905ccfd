//! Small things of council life: dates, sums, times, ids and prose.
//! Each parses, displays and owns its error; none knows where it was written.

pub mod announced;
pub mod date;
pub mod dated;
pub mod fault;
pub mod holidays;
pub mod id;
pub mod listed;
pub mod money;
pub mod number;
pub mod period;
pub mod prose;
mod reading;
pub mod running;
pub mod sums;
pub mod time;
pub mod when;
mod when_reading;
