#pragma once

#include <QByteArray>

#include <vector>

namespace Weekglass {

/// Where one bin of values ends and the next one begins, as numbers that people write.
struct ValueEdges
{
    std::size_t bins() const { return values.empty() ? 0 : values.size() - 1; }

    std::vector<double> values = {}; ///< ascending; a bin has its lower edge and not its upper one
    std::vector<QByteArray> texts = {}; ///< the same, exact, as the server reads them
    bool isLogarithmic = false; ///< only values above zero are in the bins
};

/// What the edges should be like.
struct EdgeWishes
{
    int bins = 20; ///< about
    bool isLogarithmic = false; ///< as far apart by factor; only for values above zero
    bool isWhole = false; ///< the values have no fractions
};

/// Edges in steps of 1, 2 or 5 times a power of ten, so that all values from @p least to @p greatest are in a
/// bin.
ValueEdges roundEdges(double least, double greatest, const EdgeWishes& wishes);

}
