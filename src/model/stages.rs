//! The list of stages: the one place, beside its own file, where a stage is named.

use super::case::Case;
use super::client::{Client, ClientId};
use super::dossier::{Dossier, DossierId};
use super::plan::Plan;
use super::sim::Sim;
use super::slots;
use super::stage::{Concerns, Stage, Subject};

/// Makes of a list of stages: the settings, the state, the events and the calls to all of them.
macro_rules! stages {
    ($( $(#[doc = $doc:literal])+ #[english = $english:literal] $module:ident : $stage:ident ),* $(,)?) => {
        settings! {
            /// Alle instellingen van een gemeente.
            pub struct Settings {
                $( $(#[doc = $doc])+ #[english = $english] $module: super::$module::Settings, )*
            }
        }

        /// What all stages remember during a replication.
        #[derive(Clone, Debug)]
        pub struct State {
            $( $(#[doc = $doc])+ pub $module: <super::$module::$stage as Stage>::State, )*
        }

        /// What can happen.
        #[derive(Clone, Copy, Debug)]
        #[allow(missing_docs)]
        pub enum Event {
            $( $stage(<super::$module::$stage as Stage>::Event), )*
        }

        impl State {
            /// The state before anything has happened.
            pub fn new(plan: &Plan) -> State {
                State { $( $module: super::$module::$stage::prepare(plan), )* }
            }
        }

        /// Lets the stage of `event` handle it. One body for every loop that is watched: the stages are compiled into it
        /// once.
        #[inline(never)]
        pub fn handle(sim: &mut Sim, event: Event) {
            happen(sim, event);
        }

        /// As [`handle`], compiled into where it is asked for: the loop that nobody watches.
        #[inline(always)]
        pub fn happen(sim: &mut Sim, event: Event) {
            match event {
                $( Event::$stage(event) => {
                    super::$module::$stage::handle(sim, event);
                    slots::let_go(sim, event.holds());
                } )*
            }
        }

        impl Concerns for Event {
            fn concerns(&self) -> Subject {
                match self {
                    $( Event::$stage(event) => event.concerns(), )*
                }
            }

            #[inline(always)]
            fn holds(&self) -> Subject {
                match self {
                    $( Event::$stage(event) => event.holds(), )*
                }
            }
        }

        /// See [`Stage::start`].
        pub fn start(sim: &mut Sim) {
            $( super::$module::$stage::start(sim); )*
        }

        /// See [`Stage::month_closed`].
        pub fn month_closed(sim: &mut Sim) {
            $( super::$module::$stage::month_closed(sim); )*
        }

        /// See [`Stage::settings_changed`].
        pub fn settings_changed(sim: &mut Sim) {
            $( super::$module::$stage::settings_changed(sim); )*
        }

        /// See [`Stage::recall`].
        #[inline]
        pub fn recall(sim: &Sim, client: ClientId) -> u64 {
            0 $( ^ super::$module::$stage::recall(sim, client) )*
        }

        /// See [`Stage::decided`].
        pub fn decided(sim: &mut Sim, dossier: DossierId, client: ClientId) {
            $( super::$module::$stage::decided(sim, dossier, client); )*
        }

        /// See [`Stage::refused`].
        pub fn refused(sim: &mut Sim, dossier: DossierId) {
            $( super::$module::$stage::refused(sim, dossier); )*
        }

        /// See [`Stage::shortage_changed`].
        pub fn shortage_changed(sim: &mut Sim, client: ClientId) {
            $( super::$module::$stage::shortage_changed(sim, client); )*
        }

        /// See [`Stage::forget`].
        pub fn forget(sim: &mut Sim, client: ClientId) {
            $( super::$module::$stage::forget(sim, client); )*
        }

        /// See [`Stage::client_left`].
        pub fn client_left(sim: &mut Sim, client: ClientId) {
            $( super::$module::$stage::client_left(sim, client); )*
        }

        /// See [`Stage::work`].
        pub fn work(case: &Case) -> f64 {
            1.0 $( * super::$module::$stage::work(case) )*
        }

        /// See [`Stage::capacity`].
        pub fn capacity(sim: &Sim) -> f64 {
            1.0 $( * super::$module::$stage::capacity(sim) )*
        }

        /// See [`Stage::generosity`].
        pub fn generosity(case: &Case) -> f64 {
            1.0 $( * super::$module::$stage::generosity(case) )*
        }

        /// See [`Stage::floor`].
        pub fn floor(case: &Case) -> f64 {
            0.0_f64 $( .max(super::$module::$stage::floor(case)) )*
        }

        /// See [`Stage::waiting`].
        pub fn waiting(sim: &Sim, dossier: &Dossier) -> f64 {
            1.0 $( * super::$module::$stage::waiting(sim, dossier) )*
        }

        /// See [`Stage::noise`].
        pub fn noise(case: &Case) -> f64 {
            1.0 $( * super::$module::$stage::noise(case) )*
        }

        /// See [`Stage::misfit`].
        pub fn misfit(case: &Case) -> f64 {
            0.0 $( + super::$module::$stage::misfit(case) )*
        }

        /// See [`Stage::inflow`].
        pub fn inflow(sim: &Sim, profile: usize) -> f64 {
            1.0 $( * super::$module::$stage::inflow(sim, profile) )*
        }

        /// See [`Stage::voice`].
        pub fn voice(sim: &Sim, client: &Client) -> f64 {
            1.0 $( * super::$module::$stage::voice(sim, client) )*
        }

        /// See [`Stage::style`].
        pub fn style(case: &Case) -> f64 {
            1.0 $( * super::$module::$stage::style(case) )*
        }

        /// See [`Stage::seen`]; nothing that is not there comes to light.
        pub fn seen(case: &Case) -> f64 {
            (0.0 $( + super::$module::$stage::seen(case) )*).min(1.0)
        }

        /// See [`Stage::general`].
        pub fn general(sim: &Sim, dossier: &Dossier) -> f64 {
            0.0 $( + super::$module::$stage::general(sim, dossier) )*
        }

        /// See [`Stage::discovery`].
        pub fn discovery(sim: &Sim, client: &Client) -> f64 {
            1.0 $( * super::$module::$stage::discovery(sim, client) )*
        }
    };
}

stages! {
    /// De gemeente.
    #[english = "The municipality."]
    gemeente: Gemeente,
    /// De periode, het startpunt en de werkkalender.
    #[english = "The period, the starting point and the working calendar."]
    tijd: Tijd,
    /// De voorzieningen die de gemeente kan toekennen.
    #[english = "The services that the municipality can grant."]
    product: Product,
    /// De groepen cliënten en hoe het hun vergaat.
    #[english = "The groups of clients and how they fare."]
    profiel: Profiel,
    /// De gemeente op de eerste dag van de aanloop.
    #[english = "The municipality on the first day of the warm-up."]
    begintoestand: Begintoestand,
    /// Nieuwe meldingen.
    #[english = "New meldingen."]
    instroom: Instroom,
    /// De eerste weging van een melding.
    #[english = "The first weighing of a melding."]
    triage: Triage,
    /// Het team van consulenten.
    #[english = "The team of caseworkers."]
    team: Team,
    /// Wie welk dossier krijgt, en in welke volgorde.
    #[english = "Who gets which case, and in which order."]
    toewijzing: Toewijzing,
    /// Het onderzoek, als stappen werk met wachten ertussen.
    #[english = "The inquiry, as steps of work with waiting in between."]
    onderzoek: Onderzoek,
    /// Wat wordt toegekend.
    #[english = "What is granted."]
    indicatie: Indicatie,
    /// De termijnen van de wet.
    #[english = "The statutory time limits."]
    beschikking: Beschikking,
    /// De aanbieders en hun wachtlijst.
    #[english = "The providers and their waiting list."]
    aanbieder: Aanbieder,
    /// Afwijkingen van aanbieders en wat de gemeente ermee doet.
    #[english = "Deviations of providers and what the municipality does about them."]
    afwijking: Afwijking,
    /// Hoe de behoefte van cliënten verandert.
    #[english = "How the need of clients changes."]
    verloop: Verloop,
    /// Wie aan de bel trekt als de hulp tekortschiet.
    #[english = "Who speaks up when help falls short."]
    piep: Piep,
    /// Het opnieuw beoordelen van een indicatie die afloopt.
    #[english = "Assessing again an indicatie that ends."]
    herindicatie: Herindicatie,
    /// Overlap tussen voorzieningen van dezelfde cliënt.
    #[english = "Overlap between services of the same client."]
    stapeling: Stapeling,
    /// Cliënten die onder een andere wet horen.
    #[english = "Clients who belong under another law."]
    juiste_wet: JuisteWet,
    /// Het budget en de sturing erop.
    #[english = "The budget and steering by it."]
    begroting: Begroting,
    /// Wie de weg naar de gemeente niet meteen vindt.
    #[english = "Those who do not find the way to the municipality at once."]
    vindbaarheid: Vindbaarheid,
    /// Bezwaar tegen besluiten, en uitspraken van de rechter.
    #[english = "Objections to decisions, and rulings of the court."]
    bezwaar: Bezwaar,
    /// Eén onderzoek over alle leefgebieden, of voor elk leefgebied een eigen.
    #[english = "One inquiry into all areas of life, or one for each area."]
    integraal: Integraal,
    /// Personeelstekort bij aanbieders.
    #[english = "Staff shortages at providers."]
    aanbiedersmarkt: Aanbiedersmarkt,
    /// Mantelzorg die overbelast raakt en wegvalt.
    #[english = "Informal care that becomes overloaded and is lost."]
    mantelzorg: Mantelzorg,
    /// Casuïstiekoverleg en werkverdeling.
    #[english = "Case discussion and division of work."]
    casuistiek: Casuistiek,
    /// Een langer gesprek aan de voorkant.
    #[english = "A longer conversation at the front door."]
    gesprek: Gesprek,
    /// Protocol en verantwoording.
    #[english = "Protocol and accountability."]
    protocol: Protocol,
    /// Aanbieders die zien dat het slechter gaat.
    #[english = "Providers who see that things get worse."]
    signalering: Signalering,
    /// Onafhankelijke cliëntondersteuning.
    #[english = "Independent client support."]
    clientondersteuning: Clientondersteuning,
    /// Hoe sterk en onafhankelijk de toegang is.
    #[english = "How strong and independent the access team is."]
    toegang: Toegang,
    /// De eigen bijdrage van cliënten.
    #[english = "Clients' own contribution."]
    eigen_bijdrage: EigenBijdrage,
    /// Uit eigen beweging kijken of lopende hulp genoeg is.
    #[english = "Checking unasked whether current help is enough."]
    evaluatie: Evaluatie,
}
