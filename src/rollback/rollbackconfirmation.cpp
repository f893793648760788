#include "base/utf8.h"
#include "rollback/rollbackrun.h"
#include "rollback/text.h"
#include "weeks/planhash.h"

namespace Weekglass {

/// In parts, so that it can be said which of them is another one by now.
QByteArray RollbackRun::confirmation(const Done& done) const
{
    PlanHash plan;
    for (const QByteArray& part : {m_request.log.id.toUtf8(), m_request.gameId, m_plan.lockWhere})
        plan.add(part);
    for (const RollbackStep& step : m_plan.steps) {
        plan.add(step.table);
        plan.add(step.set);
        plan.add(step.where);
        plan.add(step.columns);
        plan.add(step.select);
    }
    PlanHash counts;
    for (const TableEffect& effect : done.tables) {
        for (const qint64 count : {effect.gone, effect.changed, effect.added})
            counts.add(count);
        counts.add(effect.table);
    }
    return PlanHash(m_transaction.facts().week).result() + '-' + plan.result() + '-'
        + QByteArray::number(m_request.target) + '-' + QByteArray::number(done.head) + '-' + counts.result();
}

Result<void> compareConfirmations(const QByteArray& expected, const QByteArray& now,
                                  const RollbackRun::Done& done)
{
    if (expected == now)
        return {};
    const QByteArrayList was = expected.split('-');
    const QByteArrayList is = now.split('-');
    QStringList changes;
    if (was.size() != is.size())
        changes << Text::tr("this is not a confirmation of a rollback");
    else {
        if (was[0] != is[0])
            changes << Text::tr("it is another database than the one of the preview");
        if (was[1] != is[1])
            changes << Text::tr("it is another game, or the plan of the rollback was changed");
        if (was[2] != is[2])
            changes << Text::tr("the preview was for play %1").arg(fromUtf8(was[2]));
        if (was[3] != is[3])
            changes << Text::tr("the last play was %1 and is %2 now").arg(fromUtf8(was[3]), fromUtf8(is[3]));
        QStringList counts;
        for (const TableEffect& effect : done.tables)
            counts << Text::tr("%1 gone, %2 changed, %3 added in %4")
                          .arg(QString::number(effect.gone), QString::number(effect.changed),
                               QString::number(effect.added), effect.table);
        if (was[4] != is[4])
            changes << Text::tr("the rollback would now touch other rows than were shown: %1")
                           .arg(counts.join(QStringLiteral("; ")));
    }
    return refusal(Text::tr("Nothing was done, because the preview is out of date: %1.")
                       .arg(changes.join(QStringLiteral("; "))),
                   Text::tr("Make a new preview."));
}

}
