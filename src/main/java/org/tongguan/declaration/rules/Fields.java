package org.tongguan.declaration.rules;

import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;

/** The dictionary's fields that rules speak of, by constant: a misspelt one fails at start, and none is looked up by name while checking. */
final class Fields {

    private Fields() { }

    static Group group(String name) {
        return Dictionary.declaration().group(name);
    }

    /** Fields of head. */
    static final class Head {
        static final Group GROUP = group("head");
        static final Field SEQUENCE_NUMBER = GROUP.field("sequenceNumber");
        static final Field DIRECTION = GROUP.field("direction");
        static final Field DECLARATION_TYPE = GROUP.field("declarationType");
        static final Field DECLARANT_CODE = GROUP.field("declarantCode");
        static final Field DECLARANT_NAME = GROUP.field("declarantName");
        static final Field APPROVAL_NUMBER = GROUP.field("approvalNumber");
        static final Field TRANSPORT_DOCUMENT_NUMBER = GROUP.field("transportDocumentNumber");
        static final Field CONTRACT_NUMBER = GROUP.field("contractNumber");
        static final Field DECLARATION_OFFICE = GROUP.field("declarationOffice");
        static final Field LEVY_NATURE = GROUP.field("levyNature");
        static final Field ROUTING_PORT = GROUP.field("routingPort");
        static final Field FREIGHT_CURRENCY = GROUP.field("freightCurrency");
        static final Field FREIGHT_MARK = GROUP.field("freightMark");
        static final Field FREIGHT_AMOUNT = GROUP.field("freightAmount");
        static final Field GROSS_WEIGHT_KG = GROUP.field("grossWeightKg");
        static final Field ENTRY_EXIT_DATE = GROUP.field("entryExitDate");
        static final Field ENTRY_EXIT_OFFICE = GROUP.field("entryExitOffice");
        static final Field INSURANCE_CURRENCY = GROUP.field("insuranceCurrency");
        static final Field INSURANCE_MARK = GROUP.field("insuranceMark");
        static final Field INSURANCE_AMOUNT = GROUP.field("insuranceAmount");
        static final Field LICENCE_NUMBER = GROUP.field("licenceNumber");
        static final Field RECORD_NUMBER = GROUP.field("recordNumber");
        static final Field NET_WEIGHT_KG = GROUP.field("netWeightKg");
        static final Field REMARKS = GROUP.field("remarks");
        static final Field OTHER_CHARGES_CURRENCY = GROUP.field("otherChargesCurrency");
        static final Field OTHER_CHARGES_MARK = GROUP.field("otherChargesMark");
        static final Field OTHER_CHARGES_AMOUNT = GROUP.field("otherChargesAmount");
        static final Field OWNER_CODE = GROUP.field("ownerCode");
        static final Field OWNER_NAME = GROUP.field("ownerName");
        static final Field PACKAGE_QUANTITY = GROUP.field("packageQuantity");
        static final Field TRADER_CODE = GROUP.field("traderCode");
        static final Field TRADING_PARTNER_COUNTRY = GROUP.field("tradingPartnerCountry");
        static final Field PROCEDURE_CODE = GROUP.field("procedureCode");
        static final Field TRADER_NAME = GROUP.field("traderName");
        static final Field TRANSPORT_MODE = GROUP.field("transportMode");
        static final Field TRANSPORT_MEANS_NAME = GROUP.field("transportMeansName");
        static final Field TRANSACTION_MODE = GROUP.field("transactionMode");
        static final Field PACKAGE_TYPE = GROUP.field("packageType");
        static final Field DECLARATION_NUMBER = GROUP.field("declarationNumber");
        static final Field DECLARATION_CHANNEL = GROUP.field("declarationChannel");
        static final Field DECLARATION_FORM = GROUP.field("declarationForm");
        static final Field EXTENSION_FLAGS = GROUP.field("extensionFlags");
        static final Field TRANSIT_RELATION = GROUP.field("transitRelation");
        static final Field GUARANTEE_RELEASE = GROUP.field("guaranteeRelease");
        static final Field RECORD_LIST_TYPE = GROUP.field("recordListType");
        static final Field INPUT_AGENT_CREDIT_CODE = GROUP.field("inputAgentCreditCode");
        static final Field OWNER_CREDIT_CODE = GROUP.field("ownerCreditCode");
        static final Field DECLARANT_CREDIT_CODE = GROUP.field("declarantCreditCode");
        static final Field TRADER_CREDIT_CODE = GROUP.field("traderCreditCode");
        static final Field PRICE_STATEMENTS = GROUP.field("priceStatements");
        static final Field INSPECTION_ROUTING = GROUP.field("inspectionRouting");
        static final Field TAX_ADMINISTRATION_MARK = GROUP.field("taxAdministrationMark");
        static final Field SHIPPING_MARKS = GROUP.field("shippingMarks");
        static final Field DEPARTURE_PORT = GROUP.field("departurePort");
        static final Field GOODS_LOCATION = GROUP.field("goodsLocation");
        static final Field DISPATCH_DATE = GROUP.field("dispatchDate");
        static final Field DISCHARGE_COMPLETED_DATE = GROUP.field("dischargeCompletedDate");
        static final Field ORIGINAL_CONTAINER = GROUP.field("originalContainer");
        static final Field NO_OTHER_PACKAGES = GROUP.field("noOtherPackages");
        static final Field OVERSEAS_CONSIGNOR_NAME = GROUP.field("overseasConsignorName");
        static final Field OVERSEAS_CONSIGNEE_NAME = GROUP.field("overseasConsigneeName");

        private Head() { }
    }

    /** Fields of goodsItems. */
    static final class Item {
        static final Group GROUP = group("goodsItems");
        static final Field COMMODITY_CODE = GROUP.field("commodityCode");
        static final Field RECORD_ITEM_NUMBER = GROUP.field("recordItemNumber");
        static final Field UNIT_PRICE = GROUP.field("unitPrice");
        static final Field DUTY_MODE = GROUP.field("dutyMode");
        static final Field SPECIFICATION = GROUP.field("specification");
        static final Field DESCRIPTION = GROUP.field("description");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");
        static final Field ORIGIN_COUNTRY = GROUP.field("originCountry");
        static final Field CURRENCY = GROUP.field("currency");
        static final Field TOTAL_PRICE = GROUP.field("totalPrice");
        static final Field QUANTITY = GROUP.field("quantity");
        static final Field FIRST_QUANTITY = GROUP.field("firstQuantity");
        static final Field SECOND_QUANTITY = GROUP.field("secondQuantity");
        static final Field UNIT = GROUP.field("unit");
        static final Field FIRST_UNIT = GROUP.field("firstUnit");
        static final Field SECOND_UNIT = GROUP.field("secondUnit");
        static final Field USE_CODE = GROUP.field("useCode");
        static final Field PROCESSING_FEE = GROUP.field("processingFee");
        static final Field ARTICLE_NUMBER = GROUP.field("articleNumber");
        static final Field DESTINATION_COUNTRY = GROUP.field("destinationCountry");
        static final Field INSPECTION_CATEGORY = GROUP.field("inspectionCategory");
        static final Field PURPOSE = GROUP.field("purpose");
        static final Field EXPIRY_DATE = GROUP.field("expiryDate");
        static final Field SHELF_LIFE = GROUP.field("shelfLife");
        static final Field GOODS_ATTRIBUTES = GROUP.field("goodsAttributes");
        static final Field DANGEROUS_GOODS_CODE = GROUP.field("dangerousGoodsCode");
        static final Field DANGEROUS_GOODS_NAME = GROUP.field("dangerousGoodsName");
        static final Field DANGEROUS_PACKAGE_TYPE = GROUP.field("dangerousPackageType");
        static final Field OVERSEAS_MANUFACTURER = GROUP.field("overseasManufacturer");
        static final Field NOT_DANGEROUS = GROUP.field("notDangerous");
        static final Field DESTINATION_REGION = GROUP.field("destinationRegion");
        static final Field PRODUCTION_DATE = GROUP.field("productionDate");
        static final Field BATCH_NUMBER = GROUP.field("batchNumber");
        static final Field DOMESTIC_DISTRICT = GROUP.field("domesticDistrict");
        static final Field MANUFACTURER_REGISTRATION = GROUP.field("manufacturerRegistration");
        static final Field PREFERENTIAL_ORIGIN = GROUP.field("preferentialOrigin");
        static final Field CONTROL_CODE = GROUP.field("controlCode");

        private Item() { }
    }

    /** Fields of freeText. */
    static final class Free {
        static final Group GROUP = group("freeText");
        static final Field BONDED_WAREHOUSE_NUMBER = GROUP.field("bondedWarehouseNumber");
        static final Field DECLARANT_CONTACT = GROUP.field("declarantContact");
        static final Field RELATED_DECLARATION_NUMBER = GROUP.field("relatedDeclarationNumber");
        static final Field RELATED_RECORD_NUMBER = GROUP.field("relatedRecordNumber");
        static final Field VOYAGE_NUMBER = GROUP.field("voyageNumber");

        private Free() { }
    }

    /** Fields of containers. */
    static final class Container {
        static final Group GROUP = group("containers");
        static final Field CONTAINER_NUMBER = GROUP.field("containerNumber");
        static final Field ITEM_NUMBERS = GROUP.field("itemNumbers");
        static final Field SHARED_CONTAINER = GROUP.field("sharedContainer");
        static final Field GOODS_WEIGHT_KG = GROUP.field("goodsWeightKg");
        static final Field TARE_WEIGHT_KG = GROUP.field("tareWeightKg");

        private Container() { }
    }

    /** Fields of licenceDocuments. */
    static final class Licence {
        static final Group GROUP = group("licenceDocuments");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field DOCUMENT_NUMBER = GROUP.field("documentNumber");

        private Licence() { }
    }

    /** Fields of attachedDocuments. */
    static final class Attached {
        static final Group GROUP = group("attachedDocuments");
        static final Field DOCUMENT_ID = GROUP.field("documentId");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field FORMAT = GROUP.field("format");
        static final Field ITEM_NUMBERS = GROUP.field("itemNumbers");

        private Attached() { }
    }

    /** Fields of originRelations. */
    static final class Relation {
        static final Group GROUP = group("originRelations");
        static final Field DOCUMENT_CODE = GROUP.field("documentCode");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");

        private Relation() { }
    }

    /** Fields of transit. */
    static final class Transit {
        static final Group GROUP = group("transit");
        static final Field EXPECTED_ARRIVAL_DATE = GROUP.field("expectedArrivalDate");

        private Transit() { }
    }

    /** Fields of transitContainers. */
    static final class TransitContainer {
        static final Group GROUP = group("transitContainers");
        static final Field CONTAINER_NUMBER = GROUP.field("containerNumber");

        private TransitContainer() { }
    }

    /** Fields of transitContainerGoods. */
    static final class TransitGoods {
        static final Group GROUP = group("transitContainerGoods");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");

        private TransitGoods() { }
    }

    /** Fields of royaltyFee. */
    static final class Royalty {
        static final Group GROUP = group("royaltyFee");
        static final Field EFFECTIVE_DATE_TIME = GROUP.field("effectiveDateTime");
        static final Field EXPIRATION_DATE_TIME = GROUP.field("expirationDateTime");
        static final Field PERIOD_START_DATE = GROUP.field("periodStartDate");
        static final Field PERIOD_END_DATE = GROUP.field("periodEndDate");

        private Royalty() { }
    }

    /** Fields of twoStageAccess. */
    static final class Access {
        static final Group GROUP = group("twoStageAccess");
        static final Field TRANSITION_APPLY = GROUP.field("transitionApply");
        static final Field TRANSITION_SITE = GROUP.field("transitionSite");
        static final Field CONDITIONAL_LIFTOFF_APPLY = GROUP.field("conditionalLiftoffApply");
        static final Field PORT_DEST_MERGE_CHECK_APPLY = GROUP.field("portDestMergeCheckApply");

        private Access() { }
    }

    /** Fields of permits. */
    static final class Permit {
        static final Group GROUP = group("permits");
        static final Field ITEM_NUMBER = GROUP.field("itemNumber");

        private Permit() { }
    }

    /** Fields of vehicles. */
    static final class Vehicle {
        static final Group GROUP = group("vehicles");
        static final Field VIN = GROUP.field("vin");

        private Vehicle() { }
    }

    /** Fields of otherPackages. */
    static final class OtherPackage {
        static final Group GROUP = group("otherPackages");
        static final Field PACKAGE_QUANTITY = GROUP.field("packageQuantity");
        static final Field PACKAGE_TYPE = GROUP.field("packageType");

        private OtherPackage() { }
    }

    /** Fields of enterprisePromises. */
    static final class Promise {
        static final Group GROUP = group("enterprisePromises");
        static final Field MATERIAL_CODE = GROUP.field("materialCode");

        private Promise() { }
    }

    /** Fields of requestedCertificates. */
    static final class Certificate {
        static final Group GROUP = group("requestedCertificates");
        static final Field ORIGINALS = GROUP.field("originals");
        static final Field COPIES = GROUP.field("copies");

        private Certificate() { }
    }
}
