#include "widgets/pictures/statepictures.h"

#include "base/safetext.h"
#include "widgets/pictures/placespicture.h"
#include "widgets/pictures/statepicture.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Weekglass {

StatePictures::StatePictures(QWidget* parent)
    : QWidget(parent)
    , m_tabs(new QTabWidget)
{
    setObjectName(QStringLiteral("statePictures"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabBarAutoHide(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

void StatePictures::setPictures(const std::vector<PictureDefinition>& pictures)
{
    m_setters.clear();
    while (m_tabs->count() > 0)
        delete m_tabs->widget(0);
    for (const PictureDefinition& definition : pictures) {
        if (definition.type == PictureType::Places) {
            auto* picture = new PlacesPicture(definition.places);
            picture->setAccessibleName(visibleText(definition.title));
            m_setters.emplace_back([picture](const auto& document) { picture->setDocument(document); });
            m_tabs->addTab(picture, visibleText(definition.title));
        } else {
            auto* picture = StatePicture::create(definition);
            m_setters.emplace_back([picture](const auto& document) { picture->setDocument(document); });
            m_tabs->addTab(picture, visibleText(definition.title));
        }
    }
}

void StatePictures::setDocument(const std::shared_ptr<const Json::Document>& document)
{
    for (const Setter& set : m_setters)
        set(document);
}

}
