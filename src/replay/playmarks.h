#pragma once

#include "replay/playlog.h"

#include <stop_token>

namespace Weekglass {

/// The plays that have something in common: a mark of the manifest, or a kind.
struct MarkedPlays
{
    QString id; ///< of the mark; empty: a kind
    QString title;
    std::vector<qsizetype> plays; ///< indexes, ascending

    /// The nearest one after (before) a play; -1: none.
    qsizetype next(qsizetype index) const;
    qsizetype previous(qsizetype index) const;
    /// How many there are in [first, end).
    qsizetype count(qsizetype first, qsizetype end) const;
};

using PlayMarks = std::vector<MarkedPlays>;

/// The marks in the manifest's order, then the kinds, at most MaxKinds, in order of first appearance. Looks
/// at every play: long logs belong into a job. Empty if stopped.
PlayMarks findMarks(const PlayLog& log, const std::vector<PlayMark>& marks, const std::stop_token& stop = {});

/// What the column says as a number, to be drawn or compared with zero; never to be shown. Not a number: NaN.
/// true is 1, false 0, also as PostgreSQL writes them.
double drawnNumber(const TextColumn::Text& text);

constexpr qsizetype MaxKinds = 200;

}
