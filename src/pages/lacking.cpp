#include "pages/lacking.h"

#include "base/safetext.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QStandardItemModel>

#include <algorithm>

namespace Weekglass {

namespace {

constexpr int ReasonCharacters = 600;

}

QString whyLacking(const std::vector<Lack>& lacks, Lack::Of of, const QString& id)
{
    const auto found =
        std::ranges::find_if(lacks, [&](const Lack& lack) { return lack.of == of && lack.id == id; });
    if (found == lacks.end())
        return {};
    return visibleLines(QCoreApplication::translate("Pages", "Missing in this database: %1")
                            .arg(found->missing.join(QCoreApplication::translate("Pages", ", "))),
                        ReasonCharacters);
}

void greyLacking(QComboBox* box, const QStringList& ids, const std::vector<Lack>& lacks, Lack::Of of)
{
    const auto* model = qobject_cast<QStandardItemModel*>(box->model());
    if (!model)
        return;
    int usable = -1;
    for (int i = 0; i < static_cast<int>(ids.size()) && i < box->count(); ++i) {
        const QString why = whyLacking(lacks, of, ids[i]);
        model->item(i)->setEnabled(why.isEmpty());
        model->item(i)->setToolTip(why.toHtmlEscaped());
        if (why.isEmpty() && usable < 0)
            usable = i;
    }
    const auto* current = model->item(box->currentIndex());
    if (usable >= 0 && current && !current->isEnabled())
        box->setCurrentIndex(usable);
}

}
