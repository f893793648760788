#include "pages/ingest/ingestnumbers.h"

#include "base/safetext.h"
#include "pages/ingest/ingestcolumns.h"
#include "widgets/parts/numbertext.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

namespace Weekglass {

namespace {

constexpr int DateCharacters = 40;

/// Nothing where there is none to be had.
QString ofText(qint64 part, qint64 whole)
{
    return whole == 0 ? QString() : IngestNumbers::tr("%1 of %2").arg(numberText(part), numberText(whole));
}

}

IngestNumbers::IngestNumbers(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_lastMinute(addNumber("ingestLastMinute", tr("Sent in the last 60 s"), 0, 0))
    , m_second(addNumber("ingestSecond", tr("Requests this second"), 1, 0))
    , m_burst(addNumber("ingestBurst", tr("Burst used"), 2, 0))
    , m_next(addNumber("ingestNext", tr("Next request"), 3, 0))
    , m_due(addNumber("ingestDue", tr("Due, of all paths"), 0, 1))
    , m_unconfirmed(addNumber("ingestUnconfirmed", tr("Held for the reset"), 1, 1))
    , m_reset(addNumber("ingestReset", tr("Reset of the game"), 2, 1))
    , m_stored(addNumber("ingestStored", tr("Stored"), 0, 2))
    , m_fresh(addNumber("ingestNew", tr("New"), 1, 2))
    , m_unchanged(addNumber("ingestUnchanged", tr("Unchanged"), 2, 2))
    , m_rejected(addNumber("ingestRejected", tr("Rejected"), 0, 3))
    , m_errors(addNumber("ingestErrors", tr("Errors"), 1, 3))
    , m_bytes(addNumber("ingestBytes", tr("Bytes"), 2, 3))
{
    m_grid->setContentsMargins({});
    m_grid->setVerticalSpacing(2);
    setProgress({});
}

QLabel* IngestNumbers::addNumber(const char* name, const QString& title, int row, int column)
{
    auto* caption = new QLabel(title);
    caption->setForegroundRole(QPalette::PlaceholderText);
    auto* value = new QLabel;
    value->setObjectName(QString::fromLatin1(name));
    value->setAccessibleName(title);
    value->setTextFormat(Qt::PlainText);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setSizePolicy(QSizePolicy::Ignored,
                         QSizePolicy::Preferred); // the window is not to become wider
    m_grid->addWidget(caption, row, 2 * column);
    m_grid->addWidget(value, row, 2 * column + 1);
    m_grid->setColumnStretch(2 * column + 1, 1);
    return value;
}

void IngestNumbers::setProgress(const FetchProgress& progress)
{
    const FetchCounts& counts = progress.counts;
    const RateUse& rate = progress.rate;
    m_lastMinute->setText(numberText(progress.lastMinute));
    m_second->setText(ofText(rate.second, rate.secondSize));
    m_burst->setText(rate.burstSize > 0 ? tr("%1 in %2 s", "12 of 30 in 60 s")
                                              .arg(ofText(rate.burst, rate.burstSize))
                                              .arg(rate.burstWindow.count())
                                        : QString());
    m_next->setText(progress.nextIn.count() <= 0 ? tr("now")
                                                 : tr("in %1").arg(durationText(progress.nextIn)));
    m_due->setText(ofText(progress.backlog, progress.items));
    m_unconfirmed->setText(numberText(progress.unconfirmed));
    m_reset->setText(progress.resetDate.isEmpty() ? tr("unknown yet")
                                                  : visibleText(progress.resetDate, DateCharacters));
    m_stored->setText(numberText(counts.stored));
    m_fresh->setText(numberText(counts.stored - counts.unchanged));
    m_unchanged->setText(numberText(counts.unchanged));
    m_bytes->setText(QLocale().formattedDataSize(counts.bytes, 1));
    m_rejected->setText(numberText(counts.rejected));
    m_errors->setText(numberText(counts.errors));
    for (QLabel* value : {m_lastMinute, m_second, m_burst, m_next, m_due, m_unconfirmed, m_reset, m_stored,
                          m_fresh, m_unchanged, m_rejected, m_errors, m_bytes})
        value->setToolTip(value->text().toHtmlEscaped()); // it may be cut
}

}
