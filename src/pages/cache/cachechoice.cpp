#include "pages/cache/cachechoice.h"

#include "base/safetext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace Weekglass {

CacheChoice::CacheChoice(const GameDefinition& game, QWidget* parent)
    : QWidget(parent)
    , m_cache(new QComboBox)
    , m_subject(new QLineEdit)
    , m_action(new QComboBox)
    , m_marked(new QCheckBox(tr("Show only &marked keys")))
{
    m_cache->setObjectName(QStringLiteral("cacheWhat"));
    m_cache->setAccessibleName(tr("Which cached keys"));
    m_cache->addItem(tr("All"), QString());
    for (const CacheDefinition& cache : game.cache)
        m_cache->addItem(
            tr("%1 · %2", "title, key").arg(visibleText(cache.title, 60), visibleText(cache.key, 80)),
            cache.id);
    m_subject->setObjectName(QStringLiteral("cacheSubject"));
    m_subject->setAccessibleName(tr("Whose keys"));
    m_subject->setPlaceholderText(tr("every key that Redis has"));
    m_subject->setToolTip(tr("The id between the braces of the key"));
    m_action->setObjectName(QStringLiteral("cacheAction"));
    m_action->setAccessibleName(tr("Action for marked keys"));
    m_action->addItem(tr("Write the week's values"));
    m_action->addItem(tr("Delete wrong keys"));
    m_marked->setObjectName(QStringLiteral("cacheMarked"));
    auto* form = new QFormLayout(this);
    form->setContentsMargins({});
    form->addRow(tr("Ke&ys:"), m_cache);
    form->addRow(tr("O&f:"), m_subject);
    form->addRow(tr("M&arked:"), m_action);
    form->addRow({}, m_marked);
    connect(m_cache, &QComboBox::currentIndexChanged, this, &CacheChoice::requestChanged);
    connect(m_subject, &QLineEdit::textChanged, this, &CacheChoice::requestChanged);
    connect(m_action, &QComboBox::currentIndexChanged, this, &CacheChoice::actionChanged);
    connect(m_marked, &QCheckBox::toggled, this, &CacheChoice::markedOnlyChanged);
}

CacheRequest CacheChoice::request() const
{
    return {.cache = m_cache->currentData().toString(), .subject = m_subject->text().trimmed().toUtf8()};
}

CacheAction CacheChoice::action() const
{
    return m_action->currentIndex() == 0 ? CacheAction::Refresh : CacheAction::Delete;
}

bool CacheChoice::isMarkedOnly() const
{
    return m_marked->isChecked();
}

}
