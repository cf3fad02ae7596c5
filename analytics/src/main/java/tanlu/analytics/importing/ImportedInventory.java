package tanlu.analytics.importing;

import java.util.List;
import java.util.Map;
import tanlu.analytics.data.Inventory;
import tanlu.analytics.proof.Source;

/// An emission inventory read from a user's file.
///
/// @param byFuel by fuel group (coal, coke, oil, gas, process) the emissions of rows 1 to 47 in Mt
///   CO2; empty where the file gives totals only
/// @param totalGap the published total less the sum of the 47 rows, Mt CO2
/// @param fuelGap the largest difference between a row and the sum of its fuels, Mt CO2
public record ImportedInventory(
    Inventory inventory,
    Map<String, List<Double>> byFuel,
    Source source,
    Place sheet,
    double totalGap,
    double fuelGap,
    List<Notice> notices) {}
