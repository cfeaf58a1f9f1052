//! What must hold of the model, through scenario files and the shipped code.

mod claims;
mod conservation;
mod journal;
mod luck;
mod municipality;
mod neutral;
mod together;
