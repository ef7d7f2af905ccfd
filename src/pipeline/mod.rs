//! The pipeline: calls every stage in order, and decides document by document what is made.
//! The only room that knows the order; never prints, never asks the clock.

pub mod agreement;
pub mod codes;
mod editions;
mod large;
pub mod load;
pub mod make;
mod pack;
mod paper;
pub mod publish;
mod remember;

pub use load::{Edition, Loaded, Override, Wish, load};
pub use make::{Made, make};
pub use remember::{Replay, replay};

/// What names this build of guildhall: a hash of its sources.
pub const BUILD: &str = env!("GUILDHALL_BUILD");
