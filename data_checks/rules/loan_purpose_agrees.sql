-- title en: A loan's purpose fits its product
-- title zh: 贷款用途与业务种类相符
-- severity: finding
-- dimension: accuracy
-- owner: credit_data
-- table: loan
-- key: loan_id
-- needs: book.loan.purpose, book.loan.product_type
-- reason en: A business loan for a household's spending, a consumer loan for a home, or any loan for securities or
--   wealth products: the product's rules on use and cover were got round. Check the use of the money.
-- reason zh: 经营性贷款用于个人消费、消费贷款用于购房，或贷款用于证券、理财等投资，规避了相应产品的用途与担保要求，
--   请核查资金用途。
select loan_id
from book.loan
where
    regexp_matches(lower(purpose), 'securities|shares|wealth|futures|股票|证券|理财|期货')
    or (
        product_type in (
            'corporate_loan', 'small_business_loan', 'project_loan', 'commercial_mortgage', 'personal_business_loan',
            'trade_finance', 'factoring', 'syndicated_loan'
        )
        and regexp_matches(lower(purpose), '^(home|household|renovation|vehicle|education)$|住房|装修|旅游|家庭消费|教育|婚庆')
    )
    or (
        product_type in ('consumer_loan', 'credit_card', 'vehicle_loan', 'student_loan')
        and regexp_matches(lower(purpose), '^home$|购房|首付|住房按揭')
    )
