//! The base scenario without its mechanisms.

/// Switches off every mechanism that has a switch and that the base scenario has on.
pub const NEUTRAL: &str = "instroom.elasticiteit = 0.0\nvindbaarheid.deel = 0.0\nbezwaar.kans = 0.0\nintegraal.aan = false\n\
    aanbiedersmarkt.aan = false\nmantelzorg.aan = false\ncasuistiek.uren = 0.0\ngesprek.terugkeer = 0.0\n\
    protocol.strengheid = 0.0\nsignalering.kans = 0.0\nclientondersteuning.bereik = 0.0\n\
    toegang.zelf_ondersteunen = 0.0\ntoegang.bij_aanbieder = 0.0\neigen_bijdrage.effect = 0.0\n\
    stapeling.toename = 0.0\njuiste_wet.ontstaan = 0.0\n";
