//! Which providers a client can choose from.

use super::{Provider, providers};

/// Who provides a product.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offers {
    /// Position and size of each provider with any capacity.
    pub providers: Vec<(usize, f64)>,
    /// Their size together.
    total: f64,
}

/// Who provides each product, in order.
pub fn offers(settings: &super::super::Settings) -> Vec<Offers> {
    let all = providers(settings);
    let offers = |product: usize| {
        let offers = |(_, p): &(usize, &Provider)| p.product == product && p.capacity > 0;
        let size = |(index, p): (usize, &Provider)| (index, p.capacity as f64);
        let providers: Vec<_> = all.iter().enumerate().filter(offers).map(size).collect();
        let total = providers.iter().map(|(_, size)| size).sum();
        Offers { providers, total }
    };
    (0..settings.product.0.len()).map(offers).collect()
}

impl Offers {
    /// The provider that a client prefers, in proportion to size.
    #[inline]
    pub fn preferred(&self, luck: f64) -> Option<usize> {
        let mut left = luck * self.total;
        let mut preferred = None;
        for (provider, size) in &self.providers {
            preferred = Some(*provider);
            if left < *size {
                break;
            }
            left -= size;
        }
        preferred
    }
}
