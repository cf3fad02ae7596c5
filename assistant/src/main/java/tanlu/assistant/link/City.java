package tanlu.assistant.link;

import tanlu.analytics.data.Region;
import tanlu.analytics.proof.Text;

/// A city, prefecture or league that has emission totals.
///
/// @param key its name in the dataset, as `Dataset.cityCo2` takes it
public record City(Region province, String key, Text name) {}
