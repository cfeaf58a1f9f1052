//! The settings of the team.

settings! {
    /// Het team van consulenten.
    pub struct Settings {
        /// Formatie: plaatsen in het team, in voltijdse banen.
        #[english = "Establishment: positions in the team, in full-time jobs."]
        fte: f64 { unit: "fte", min: 0.0, max: 100_000.0, example: "22.0" },
        /// Uren per week van een voltijdse baan.
        #[english = "Hours per week of a full-time job."]
        voltijd_uren: f64 { unit: "uur per week", min: 1.0, max: 168.0, example: "36.0" },
        /// Contracturen die voorkomen; elke plaats krijgt er een van.
        #[english = "Contract hours that occur; each position gets one of them."]
        contracturen: Vec<f64> { unit: "uur per week", min: 1.0, max: 168.0, example: "[36.0, 32.0, 24.0]" },
        /// Deel van de aanwezige tijd dat productief is: zonder scholing, overleg en pauzes.
        #[english = "Share of the time present that is productive: without training, meetings and breaks."]
        productief_deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.89" },
        /// Deel van de productieve tijd dat aan dossiers wordt besteed.
        #[english = "Share of the productive time that is spent on cases."]
        casusdeel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.65" },
        /// Verlofdagen per jaar bij een volle week.
        #[english = "Days of leave per year for a full week."]
        verlof_dagen: f64 { unit: "dagen per jaar", min: 0.0, max: 260.0, example: "27.0" },
        /// Deel van het verlof dat aaneengesloten in de zomer valt.
        #[english = "Share of the leave that is taken in one stretch in summer."]
        verlof_zomer: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Ziekteverzuim bij een gewone werkdruk.
        #[english = "Sickness absence at an ordinary workload."]
        verzuim: f64 { unit: "deel", min: 0.0, max: 0.9, example: "0.065" },
        /// Hoe lang een ziekteperiode gemiddeld duurt.
        #[english = "How long a period of sickness lasts on average."]
        verzuim_duur: f64 { unit: "dagen", min: 0.1, max: 1000.0, example: "24.0" },
        /// Na hoeveel werkdagen ziekte de dossiers naar collega's gaan.
        #[english = "After how many working days of sickness the cases go to colleagues."]
        overdracht_na: u32 { unit: "werkdagen", min: 0.0, max: 1000.0, example: "15" },
        /// Extra uren om een dossier van een collega over te nemen.
        #[english = "Extra hours to take over a case from a colleague."]
        overdracht_uren: f64 { unit: "uur", min: 0.0, max: 100.0, example: "1.0" },
        /// Deel van het team dat per jaar vertrekt bij een gewone werkdruk.
        #[english = "Share of the team that leaves per year at an ordinary workload."]
        vertrek: f64 { unit: "deel per jaar", min: 0.0, max: 10.0, example: "0.085" },
        /// Hoe lang een vacature gemiddeld openstaat.
        #[english = "How long a vacancy is open on average."]
        vacature_weken: f64 { unit: "weken", min: 0.0, max: 1000.0, example: "17.0" },
        /// Hoe snel een nieuwe consulent in het begin werkt ten opzichte van een ervaren collega.
        #[english = "How fast a new caseworker works at first relative to an experienced colleague."]
        inwerken_begin: f64 { unit: "deel", min: 0.05, max: 1.0, example: "0.4" },
        /// Na hoeveel maanden een nieuwe consulent even snel werkt.
        #[english = "After how many months a new caseworker works as fast."]
        inwerken_maanden: f64 { unit: "maanden", min: 0.0, max: 120.0, example: "9.0" },
        /// Deel van de tijd van één collega dat het begeleiden van een nieuwe consulent kost.
        #[english = "Share of the time of one colleague that coaching a new caseworker takes."]
        begeleiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.10" },
        /// Hoeveel maanden een nieuwe consulent wordt begeleid.
        #[english = "How many months a new caseworker is coached."]
        begeleiding_maanden: f64 { unit: "maanden", min: 0.0, max: 120.0, example: "4.0" },
        /// Open dossiers per voltijdse consulent bij een gewone werkdruk, op de wachtlijst en in behandeling.
        #[english = "Open cases per full-time caseworker at an ordinary workload, on the waiting list and in hand."]
        werkdruk_norm: f64 { unit: "dossiers per fte", min: 0.1, max: 1.0e6, example: "25.0" },
        /// Hoeveel keer vaker consulenten ziek worden als de werkdruk twee keer zo hoog is als gewoon: 0.5 is de helft vaker.
        #[english = "How many times more often caseworkers fall ill when workload is twice the ordinary: 0.5 is half as often again."]
        werkdruk_verzuim: f64 { unit: "factor", min: 0.0, max: 100.0, example: "0.5" },
        /// Hoeveel keer vaker consulenten vertrekken als de werkdruk twee keer zo hoog is als gewoon: 1.0 is twee keer zo vaak.
        #[english = "How many times more often caseworkers leave when workload is twice the ordinary: 1.0 is twice as often."]
        werkdruk_vertrek: f64 { unit: "factor", min: 0.0, max: 100.0, example: "1.0" },
        /// Vaardigheid die een licht, standaard en complex dossier vraagt.
        #[english = "Skill that a light, standard and complex case asks."]
        vaardigheid_nodig: [f64; 3] { unit: "deel", min: 0.0, max: 1.0, example: "[0.4, 0.6, 0.85]" },
        /// Vaardigheid van een consulent in zijn eigen twee profielen.
        #[english = "Skill of a caseworker in their own two profiles."]
        vaardigheid_eigen: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.95" },
        /// Gemiddelde vaardigheid in de andere profielen.
        #[english = "Mean skill in the other profiles."]
        vaardigheid_overig: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.65" },
        /// Spreiding van die vaardigheid tussen consulenten.
        #[english = "Spread of that skill between caseworkers."]
        vaardigheid_spreiding: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.1" },
        /// Loonkosten van een voltijdse consulent per jaar.
        #[english = "Wage costs of a full-time caseworker per year."]
        loonkosten: f64 { unit: "euro per jaar", min: 0.0, max: 1.0e7, example: "85_000" },
        /// Wat een uur aan dossiers waard is, om uren en geld naast elkaar te leggen. Telt niet mee in de uitgaven.
        #[english = "What an hour on cases is worth, to lay hours and money side by side. Does not count as spending."]
        uurprijs: f64 { unit: "euro per uur", min: 0.0, max: 10_000.0, example: "90.0" },
        /// Deel van de vacatures dat tijdelijk met inhuur wordt vervuld.
        #[english = "Share of the vacancies that are filled for a time with hired staff."]
        inhuur_deel: f64 { unit: "deel", min: 0.0, max: 1.0, example: "0.5" },
        /// Hoe lang het duurt voordat inhuur begint.
        #[english = "How long it takes before hired staff begin."]
        inhuur_weken: f64 { unit: "weken", min: 0.0, max: 1000.0, example: "6.0" },
        /// Uurtarief van inhuur.
        #[english = "Hourly rate of hired staff."]
        inhuur_tarief: f64 { unit: "euro per uur", min: 0.0, max: 10_000.0, example: "75.0" },
        /// Uren die inhuur per jaar voor een voltijdse plaats rekent.
        #[english = "Hours that hired staff charge per year for a full-time position."]
        inhuur_uren: f64 { unit: "uur per jaar", min: 0.0, max: 8_784.0, example: "1_455" },
    }
}
