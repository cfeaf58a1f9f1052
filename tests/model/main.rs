//! What must hold of the model, through scenario files and the shipped code.

mod audit;
mod claims;
mod conservation;
mod journal;
mod laws;
mod luck;
mod monotone;
mod municipality;
mod neutral;
mod period;
mod queue;
mod random;
mod slots;
mod streams;
mod together;
