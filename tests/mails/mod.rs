//! Mails: that they reach a server, what they say, and that none is lost on the way.

mod delivery;
mod secrecy;
