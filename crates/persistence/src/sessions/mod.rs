//! Sessions, refresh tokens, signing keys and the sign-in throttle as they are kept.
