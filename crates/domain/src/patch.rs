//! Changes to single fields: an absent input leaves a field as it is, null clears it, a value replaces it.

/// What an update does to one field.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Patch<T> {
    /// The input was absent: leave the field as it is.
    #[default]
    Keep,
    /// The input was null: clear the field.
    Clear,
    /// Replace the field.
    Set(T),
}

impl<T> Patch<T> {
    /// Carries the change out on a field that may be empty.
    pub fn apply(self, field: &mut Option<T>) {
        match self {
            Self::Keep => {}
            Self::Clear => *field = None,
            Self::Set(value) => *field = Some(value),
        }
    }

    /// Carries the change out on a field whose empty form is its default.
    pub fn apply_or_default(self, field: &mut T)
    where
        T: Default,
    {
        match self {
            Self::Keep => {}
            Self::Clear => *field = T::default(),
            Self::Set(value) => *field = value,
        }
    }

    /// Turns the new value, if there is one, into another form.
    pub fn try_map<U, E>(self, parse: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(parse(value)?),
        })
    }

    /// As [`Patch::try_map`] for parsers that read empty text as absent: such a value clears the field.
    pub fn try_flat_map<U, E>(self, parse: impl FnOnce(T) -> Result<Option<U>, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => parse(value)?.map_or(Patch::Clear, Patch::Set),
        })
    }

    /// Whether the field stays as it is.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }
}
