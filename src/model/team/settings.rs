//! The settings of the team.

settings! {
    /// Het team van consulenten.
    pub struct Settings {
        /// Formatie: plaatsen in het team, in voltijdse banen.
        fte: f64 { unit: "fte", min: 0.0, max: 100_000.0, example: "22.0" },
        /// Uren per week van een voltijdse baan.
        voltijd_uren: f64 { unit: "uur per week", min: 1.0, max: 168.0, example: "36.0" },
        /// Contracturen die voorkomen; elke plaats krijgt er een van.
        contracturen: Vec<f64> { unit: "uur per week", min: 1.0, max: 168.0, example: "[36.0, 32.0, 24.0]" },
        /// Deel van de aanwezige tijd dat productief is: zonder scholing, overleg en pauzes.
        productief_deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.89" },
        /// Deel van de productieve tijd dat aan dossiers wordt besteed.
        casusdeel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.65" },
        /// Verlofdagen per jaar bij een volle week.
        verlof_dagen: f64 { unit: "dagen per jaar", min: 0.0, max: 260.0, example: "27.0" },
        /// Deel van het verlof dat aaneengesloten in de zomer valt.
        verlof_zomer: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Ziekteverzuim bij een gewone werkdruk.
        verzuim: f64 { unit: "deel", min: 0.0, max: 0.9, example: "0.065" },
        /// Hoe lang een ziekteperiode gemiddeld duurt.
        verzuim_duur: f64 { unit: "dagen", min: 0.1, max: 1000.0, example: "24.0" },
        /// Na hoeveel werkdagen ziekte de dossiers naar collega's gaan.
        overdracht_na: u32 { unit: "werkdagen", min: 0.0, max: 1000.0, example: "15" },
        /// Extra uren om een dossier van een collega over te nemen.
        overdracht_uren: f64 { unit: "uur", min: 0.0, max: 100.0, example: "1.0" },
        /// Deel van het team dat per jaar vertrekt bij een gewone werkdruk.
        vertrek: f64 { unit: "deel per jaar", min: 0.0, max: 10.0, example: "0.085" },
        /// Hoe lang een vacature gemiddeld openstaat.
        vacature_weken: f64 { unit: "weken", min: 0.0, max: 1000.0, example: "17.0" },
        /// Hoe snel een nieuwe consulent in het begin werkt ten opzichte van een ervaren collega.
        inwerken_begin: f64 { unit: "deel", min: 0.05, max: 1.0, example: "0.4" },
        /// Na hoeveel maanden een nieuwe consulent even snel werkt.
        inwerken_maanden: f64 { unit: "maanden", min: 0.0, max: 120.0, example: "9.0" },
        /// Deel van de tijd van één collega dat het begeleiden van een nieuwe consulent kost.
        begeleiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Hoeveel maanden een nieuwe consulent wordt begeleid.
        begeleiding_maanden: f64 { unit: "maanden", min: 0.0, max: 120.0, example: "4.0" },
        /// Open dossiers per voltijdse consulent bij een gewone werkdruk, op de wachtlijst en in behandeling.
        werkdruk_norm: f64 { unit: "dossiers per fte", min: 0.1, max: 1.0e6, example: "25.0" },
        /// Hoeveel keer vaker consulenten ziek worden als de werkdruk twee keer zo hoog is als gewoon: 0.5 is de helft vaker.
        werkdruk_verzuim: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.5" },
        /// Hoeveel keer vaker consulenten vertrekken als de werkdruk twee keer zo hoog is als gewoon: 1.0 is twee keer zo vaak.
        werkdruk_vertrek: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Vaardigheid die een licht, standaard en complex dossier vraagt.
        vaardigheid_nodig: [f64; 3] { unit: "deel", min: 0.0, max: 1.0, example: "[0.4, 0.6, 0.85]" },
        /// Vaardigheid van een consulent in zijn eigen twee profielen.
        vaardigheid_eigen: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.95" },
        /// Gemiddelde vaardigheid in de andere profielen.
        vaardigheid_overig: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.65" },
        /// Spreiding van die vaardigheid tussen consulenten.
        vaardigheid_spreiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.1" },
        /// Loonkosten van een voltijdse consulent per jaar.
        loonkosten: f64 { unit: "euro per jaar", min: 0.0, max: 1.0e7, example: "85_000" },
        /// Wat een uur aan dossiers waard is, om uren en geld naast elkaar te leggen. Telt niet mee in de uitgaven.
        uurprijs: f64 { unit: "euro per uur", min: 0.0, max: 10_000.0, example: "90.0" },
        /// Deel van de vacatures dat tijdelijk met inhuur wordt vervuld.
        inhuur_deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Hoe lang het duurt voordat inhuur begint.
        inhuur_weken: f64 { unit: "weken", min: 0.0, max: 1000.0, example: "6.0" },
        /// Uurtarief van inhuur.
        inhuur_tarief: f64 { unit: "euro per uur", min: 0.0, max: 10_000.0, example: "75.0" },
        /// Uren die inhuur per jaar voor een voltijdse plaats rekent.
        inhuur_uren: f64 { unit: "uur per jaar", min: 0.0, max: 8_784.0, example: "1_455" },
    }
}
