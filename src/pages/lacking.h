#pragma once

#include "weeks/lacks.h"

class QComboBox;

namespace Weekglass {

/// Why this part of the game cannot be shown, for a tool tip; empty if it can.
QString whyLacking(const std::vector<Lack>& lacks, Lack::Of of, const QString& id);

/// Greys the entries whose part is lacking, with the reason, and chooses the first that is not. @p ids: of
/// all entries, in their order.
void greyLacking(QComboBox* box, const QStringList& ids, const std::vector<Lack>& lacks, Lack::Of of);

/// The ids of parts of a game, in their order.
template<typename Parts>
QStringList idsOf(const Parts& parts)
{
    QStringList ids;
    for (const auto& part : parts)
        ids << part.id;
    return ids;
}

}
