//! The languages of what readers get: Dutch, and English for researchers abroad.
//!
//! A language travels as an ordinary argument from the command to the sentence. Both forms of a sentence stand side by
//! side where the sentence is made, so that whoever changes the one sees the other: [`Language::say`] for a fixed text,
//! [`say!`](crate::say) for one with values in it, and [`Text`] for a text that is kept.

/// A language of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch, for municipalities.
    #[default]
    Dutch,
    /// British English, for researchers.
    English,
}

impl Language {
    /// All languages.
    pub const ALL: [Language; 2] = [Language::Dutch, Language::English];

    /// The one of two texts that is in this language.
    pub fn say<T>(self, dutch: T, english: T) -> T {
        match self {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }

    /// The code of BCP 47, as in `lang="nl"` and `--taal nl`.
    pub fn code(self) -> &'static str {
        self.say("nl", "en")
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Text<S = &'static str> {
    /// In Dutch.
    pub dutch: S,
    /// In English.
    pub english: S,
}

impl<S> Text<S> {
    /// The two forms of a text.
    pub const fn new(dutch: S, english: S) -> Text<S> {
        Text { dutch, english }
    }
}

impl Text {
    /// The form in a language.
    pub fn of(self, language: Language) -> &'static str {
        language.say(self.dutch, self.english)
    }
}

impl Text<String> {
    /// The form in a language.
    pub fn of(&self, language: Language) -> &str {
        language.say(&self.dutch, &self.english)
    }

    /// The text that `of` gives for each language.
    pub fn each(of: impl Fn(Language) -> String) -> Text<String> {
        Text { dutch: of(Language::Dutch), english: of(Language::English) }
    }

    /// A text that is the same in every language, such as a name of the user's own.
    pub fn same(text: impl Into<String>) -> Text<String> {
        let dutch = text.into();
        Text { english: dutch.clone(), dutch }
    }
}

impl From<Text> for Text<String> {
    fn from(text: Text) -> Text<String> {
        Text { dutch: text.dutch.into(), english: text.english.into() }
    }
}

/// A sentence with values, written in Dutch and in English: `say!(language, "{n} weken", "{n} weeks")`.
///
/// Only the sentence that is asked for is made. Values that follow the two forms are used by both.
#[macro_export]
macro_rules! say {
    ($language:expr, $dutch:literal, $english:literal $(, $value:expr)* $(,)?) => {
        match $language {
            $crate::language::Language::Dutch => format!($dutch $(, $value)*),
            $crate::language::Language::English => format!($english $(, $value)*),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_asked_for() {
        let weeks = 3;
        let said = Language::ALL.map(|language| say!(language, "{weeks} weken ({})", "{weeks} weeks ({})", 0.5));
        assert_eq!(said, ["3 weken (0.5)", "3 weeks (0.5)"]);
    }
}
