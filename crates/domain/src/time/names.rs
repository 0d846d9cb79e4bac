//! Names of months and weekdays, in the form used inside a date, from the Unicode CLDR.

/// The words one language has for the parts of a date.
pub(super) struct DateWords {
    pub months: [&'static str; 12],
    pub short_months: [&'static str; 12],
    /// Monday first.
    pub weekdays: [&'static str; 7],
    /// Monday first.
    pub short_weekdays: [&'static str; 7],
    /// Before and after noon.
    pub day_halves: [&'static str; 2],
}

/// The words of a language; English where a language has none here.
pub(super) fn date_words(language: &str) -> &'static DateWords {
    match language {
        "vi" => &VIETNAMESE,
        _ => &ENGLISH,
    }
}

const VIETNAMESE: DateWords = DateWords {
    months: [
        "tháng 1",
        "tháng 2",
        "tháng 3",
        "tháng 4",
        "tháng 5",
        "tháng 6",
        "tháng 7",
        "tháng 8",
        "tháng 9",
        "tháng 10",
        "tháng 11",
        "tháng 12",
    ],
    short_months: ["thg 1", "thg 2", "thg 3", "thg 4", "thg 5", "thg 6", "thg 7", "thg 8", "thg 9", "thg 10", "thg 11", "thg 12"],
    weekdays: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"],
    short_weekdays: ["Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7", "CN"],
    day_halves: ["SA", "CH"],
};

const ENGLISH: DateWords = DateWords {
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    short_weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    day_halves: ["AM", "PM"],
};
