#include "base/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace Weekglass {

namespace {

void install(const QLocale& locale)
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(locale, QStringLiteral("weekglass"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QCoreApplication::installTranslator(translator);
}

}

void installLanguage()
{
    install(QLocale(QLocale::English)); // “1 week”, “2 weeks”: the sources have one form only
    if (QLocale().language() != QLocale::English)
        install(QLocale());
}

}
